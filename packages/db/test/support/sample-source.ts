import { createHash } from "node:crypto";
import type { Cell, ReportTables } from "@gongkai/schema";
import type { SourceToStore } from "../../src/index.ts";
import { type SampleOptions, sampleReport } from "./sample-report.ts";

/** What one report of a sample source should look like. */
export interface SampleReading extends Pick<SampleOptions, "agency" | "place" | "isCertain" | "year"> {
  readonly title?: string;
  /** How many cells of the requests table have not been read beside those of every sample. */
  readonly unread?: number;
}

/** What a sample source should look like; what is absent gets a usual value. */
export interface SampleSourceOptions extends Pick<SampleOptions, "origin" | "parserVersion" | "synthetic"> {
  /** What its text says; other words make another source. */
  readonly words: string;
  readonly observedAt?: Date;
  readonly url?: string;
}

function loseCells(tables: ReportTables, count: number): ReportTables {
  let left = count;
  const requests = Object.entries(tables.requests ?? {}).map(([row, cells]) => [
    row,
    Object.fromEntries(
      Object.entries(cells as Readonly<Record<string, Cell>>).map(([column, cell]) => {
        if (cell.state === "unread" || left === 0) return [column, cell];
        left -= 1;
        return [column, { state: "unread", because: "column-ambiguous" }];
      }),
    ),
  ]);
  // The same rows and columns as before.
  return { ...tables, requests: Object.fromEntries(requests) as ReportTables["requests"] };
}

/** A source with several reports, ready to be stored. */
export function sampleSource(
  readings: readonly SampleReading[],
  { words, observedAt, url, ...options }: SampleSourceOptions,
): SourceToStore {
  const sample = sampleReport(options);
  const sha256 = createHash("sha256").update(words).digest("hex");
  return {
    source: { ...sample.source, sha256, text: words },
    bytes: Buffer.from(words),
    origin: sample.origin,
    url,
    observedAt,
    parserVersion: sample.parserVersion,
    rulesVersion: sample.rulesVersion,
    synthetic: sample.synthetic,
    readings: readings.map(({ title, unread = 0, ...reading }, index) => {
      const { report, agency, diagnostics, findings } = sampleReport({ ...reading, ...options });
      return {
        report: {
          ...report,
          source: { name: sample.source.name, sha256 },
          title: title ?? `${index}`,
          tables: loseCells(report.tables, unread),
        },
        agency,
        diagnostics,
        findings,
      };
    }),
  };
}
