import { type Diagnostic, findGongkaiError, type GongkaiError, reportCells } from "@gongkai/schema";
import { type IngestOutcome, ingestDocument } from "./ingest-document.ts";
import type { Platform } from "./open-platform.ts";
import type { Progress } from "./progress.ts";

/** A document of a batch. */
export interface BatchDocument {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  readonly synthetic: boolean;
}

/** How many documents ended how, and the sentences of those that failed. */
export interface BatchSummary {
  readonly counts: Readonly<Record<IngestOutcome["kind"], number>>;
  /** Documents whose agency could not be read. */
  readonly withoutAgency: number;
  readonly failures: readonly string[];
  /** The error that ended the batch before its time, or null. */
  readonly endedBy: GongkaiError | null;
}

const OUTCOME_WORDS: Readonly<Record<IngestOutcome["kind"], string>> = {
  stored: "stored",
  unchanged: "unchanged",
  newVersion: "new version",
  noReport: "no report found",
};

/** What a user should look at: what could not be read, and what does not add up. Empty when there is nothing. */
function remarks({
  report,
  hasOthers,
  findings,
}: Exclude<IngestOutcome, { kind: "noReport" }>): readonly string[] {
  const cells = reportCells(report).map(([, cell]) => cell);
  const unread = cells.filter((cell) => cell.state === "unread").length;
  const failed = findings.filter(
    (finding) => finding.verdict === "fail" && finding.severity === "error",
  ).length;
  return [
    ...(unread > 0 ? [`${unread} of ${cells.length} cells unread`] : []),
    ...(hasOthers ? ["other reports of the document were not stored"] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? "rule fails" : "rules fail"}`] : []),
  ];
}

function describe(name: string, outcome: IngestOutcome): string {
  const word = OUTCOME_WORDS[outcome.kind];
  if (outcome.kind === "noReport") return `${word}: ${name}`;
  const { agency, year, edition } = outcome.report;
  return [
    `${word}: ${name}`,
    agency?.name ?? "agency unknown",
    year ?? "year unknown",
    edition === null ? "no official form" : `${edition} form`,
    ...remarks(outcome),
  ].join(" · ");
}

/** Why a document gave no report, as far as is known. */
function whyNoReport(name: string, diagnostics: readonly Diagnostic[]): string {
  const reason = diagnostics.find(({ code }) => code !== "no-report");
  if (reason !== undefined) return `${name} holds no report that could be read: ${reason.message}`;
  return `${name} holds no report: neither its headings nor its tables were found.`;
}

/** Errors that every following document would meet as well. */
function endsBatch(error: GongkaiError): boolean {
  return error.code.startsWith("DATABASE_");
}

/**
 * Ingests documents one after the other, each in a transaction of its own. A document that fails is named and
 * does not stop the rest; a database that is gone does, and is told in `endedBy`. What was stored stays.
 * `isStopping` is asked before each document.
 */
export async function ingestBatch(
  { database, rules }: Pick<Platform, "database" | "rules">,
  documents: readonly BatchDocument[],
  progress: Progress,
  isStopping: () => boolean,
): Promise<BatchSummary> {
  const counts = { stored: 0, unchanged: 0, newVersion: 0, noReport: 0 };
  const failures: string[] = [];
  let withoutAgency = 0;
  for (const { name, read, synthetic } of documents) {
    if (isStopping()) break;
    try {
      const outcome = await ingestDocument(database, { name, bytes: await read(), synthetic }, rules);
      counts[outcome.kind] += 1;
      if (outcome.kind === "noReport") {
        failures.push(whyNoReport(name, outcome.diagnostics));
      } else if (outcome.report.agency === null) {
        withoutAgency += 1;
      }
      progress.done(describe(name, outcome));
    } catch (thrown) {
      const error = findGongkaiError(thrown);
      if (error === null) throw thrown;
      if (endsBatch(error)) return { counts, withoutAgency, failures, endedBy: error };
      failures.push(error.message);
      progress.done(`failed: ${name}`);
    }
  }
  return { counts, withoutAgency, failures, endedBy: null };
}
