import type { Database } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { type IngestOutcome, ingestDocument } from "./ingest-document.ts";
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
  readonly failures: readonly string[];
}

const OUTCOME_WORDS: Readonly<Record<IngestOutcome["kind"], string>> = {
  stored: "stored",
  unchanged: "unchanged",
  newVersion: "new version",
  noReport: "no report found",
};

function describe(name: string, outcome: IngestOutcome): string {
  const word = OUTCOME_WORDS[outcome.kind];
  if (outcome.kind === "noReport") return `${word}: ${name}`;
  const { agency, year, edition } = outcome.report;
  const form = edition === null ? "no official form" : `${edition} form`;
  return `${word}: ${name} · ${agency?.name ?? "agency unknown"} · ${year ?? "year unknown"} · ${form}`;
}

/** Errors that every following document would meet as well. */
function endsBatch(error: GongkaiError): boolean {
  return error.code.startsWith("DATABASE_");
}

/**
 * Ingests documents one after the other, each in a transaction of its own. A document that fails is named and
 * does not stop the rest; a database that is gone does. `isStopping` is asked before each document.
 *
 * @throws DatabaseError when the database cannot be used any more; what was stored stays.
 */
export async function ingestBatch(
  database: Database,
  documents: readonly BatchDocument[],
  progress: Progress,
  isStopping: () => boolean,
): Promise<BatchSummary> {
  const counts = { stored: 0, unchanged: 0, newVersion: 0, noReport: 0 };
  const failures: string[] = [];
  for (const { name, read, synthetic } of documents) {
    if (isStopping()) break;
    try {
      const outcome = await ingestDocument(database, { name, bytes: await read(), synthetic });
      counts[outcome.kind] += 1;
      if (outcome.kind === "noReport")
        failures.push(`${name} holds no report: neither its headings nor its tables were found.`);
      progress.done(describe(name, outcome));
    } catch (error) {
      if (!(error instanceof GongkaiError) || endsBatch(error)) throw error;
      failures.push(error.message);
      progress.done(`failed: ${name}`);
    }
  }
  return { counts, failures };
}
