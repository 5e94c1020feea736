import { createHash } from "node:crypto";
import { reportCells } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import {
  acceptInputs,
  type Database,
  type DocumentRecord,
  encodeReport,
  finishInputs,
  type IngestWorker,
  type InputToAccept,
  knownOrdinals,
  type ReportToStore,
  recordDocuments,
  registerWorker,
  storeReports,
} from "../../src/index.ts";
import { type SampleOptions, sampleReport } from "../support/sample-report.ts";

/** Where every worker of these tests says that it runs. */
export const HOST = { host: "here", processId: 1 } as const;

/** An input to hand over; what is absent gets a usual value. */
export function sampleInput(origin: string, given: Partial<InputToAccept> = {}): InputToAccept {
  return { origin, kind: "file", stamp: "10 2024-01-01", byteLength: 10, readBy: "parser 1", ...given };
}

/** A document that failed with bytes. */
export function failedDocument(inputId: number, ordinal: number, code = "UNREADABLE_INPUT"): DocumentRecord {
  const failure = {
    origin: `/inbox/report.zip!/${ordinal}.html`,
    url: "https://example.org/report",
    observedAt: new Date("2024-03-01T00:00:00Z"),
    stage: "open",
    code,
    detail: "It is not a document.",
    bytes: new Uint8Array([0, 1, 254, ordinal]),
  } as const;
  return { inputId, ordinal, sha256: "ab".repeat(32), outcome: "quarantined", failure };
}

/** A worker with one input in hand. */
export async function startReading(
  database: Database,
  origin: string,
  given: Partial<InputToAccept> = {},
): Promise<{ readonly worker: IngestWorker; readonly inputId: number }> {
  const worker = await registerWorker(database, HOST);
  const [input] = await acceptInputs(database, worker.lease, [sampleInput(origin, given)]);
  if (input?.status !== "claimed") throw new Error(`${origin} is ${input?.status}, not claimed.`);
  return { worker, inputId: input.id };
}

/** Lets a worker look as if it had not been heard of for a minute. */
export async function silence({ drizzle }: Database, { lease }: IngestWorker): Promise<void> {
  await drizzle.execute(
    sql`update ingest_workers set seen_at = now() - interval '1 minute' where lease = ${lease}`,
  );
}

/** The first ten places of an input whose documents have come to their end. */
export async function knownPlaces(database: Database, inputId: number): Promise<readonly number[]> {
  const known = await knownOrdinals(database, inputId);
  return Array.from({ length: 10 }, (_, ordinal) => ordinal).filter((ordinal) => known.has(ordinal));
}

/** All rows of a query. */
export async function rowsOf({ pool }: Database, query: string): Promise<readonly Record<string, unknown>[]> {
  return (await pool.query<Record<string, unknown>>(query)).rows;
}

/** A sample report whose text prints the numbers of its cells, where they say. */
export function printedReport(options: SampleOptions = {}): ReportToStore {
  const sample = structuredClone(sampleReport(options));
  let { text } = sample.source;
  for (const [, cell] of reportCells(sample.report)) {
    if (cell.state !== "value") continue;
    Object.assign(cell, { span: { start: text.length + 1, end: text.length + 1 + cell.raw.length } });
    text += `\n${cell.raw}`;
  }
  const sha256 = createHash("sha256").update(text).digest("hex");
  const report = { ...sample.report, source: { ...sample.report.source, sha256 } };
  return {
    ...sample,
    report,
    source: { ...sample.source, sha256, text },
    byteLength: Buffer.byteLength(text),
  };
}

/** Hands over reports as files and stores them, as a run of ingest does, each in a transaction with its ledger row. */
export async function ingestReports(
  database: Database,
  reports: readonly ReportToStore[],
  workers = 1,
): Promise<void> {
  const waiting = [...reports];
  async function work(): Promise<void> {
    const worker = await registerWorker(database, HOST);
    for (let report = waiting.shift(); report !== undefined; report = waiting.shift()) {
      const { origin, source } = report;
      const [input] = await acceptInputs(database, worker.lease, [
        sampleInput(origin, { stamp: source.sha256 }),
      ]);
      if (input?.status !== "claimed") continue;
      const { id: inputId } = input;
      await storeReports(database, [encodeReport({ ...report, inputId })], async (transaction, [stored]) => {
        if (stored === undefined) throw new Error(`Nothing became of ${origin}.`);
        const { outcome } = stored;
        await recordDocuments(transaction, worker.lease, [
          { inputId, ordinal: 0, sha256: source.sha256, outcome },
        ]);
        await finishInputs(transaction, worker.lease, [{ inputId, passedOver: 0, readBy: "parser 1" }]);
      });
    }
    await worker.end();
  }
  await Promise.all(Array.from({ length: workers }, work));
}

/** What {@link FOUR_READINGS} hold of a report beside its current version. */
export const SUPERSEDED = printedReport({ origin: "/inbox/old.html", remark: "一稿" });

/** Three reports, the first in two versions. */
export const FOUR_READINGS: readonly ReportToStore[] = [
  { ...SUPERSEDED, observedAt: new Date("2023-03-01T00:00:00Z") },
  {
    ...printedReport({ origin: "/inbox/new.html", remark: "二稿" }),
    observedAt: new Date("2023-04-01T00:00:00Z"),
  },
  printedReport({ origin: "/inbox/2019.html", year: 2020, edition: "2019" }),
  printedReport({ origin: "/inbox/nameless.html", agency: null }),
];
