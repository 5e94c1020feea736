import { type Database, type OutdatedSource, outdatedSources, storeReports } from "@gongkai/db";
import { PARSER_VERSION } from "@gongkai/parser";
import type { GongkaiError } from "@gongkai/schema";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import type { IngestOptions } from "./ingest-inputs.ts";
import { createSlots } from "./slots.ts";
import { outcomeOf } from "./store-batch.ts";
import { troubleOfStore } from "./store-trouble.ts";

/** What to read again, at most. */
export interface ReparseOptions extends IngestOptions {
  /** So many sources; all by default. */
  readonly limit?: number;
}

/** So many sources are read together. */
const PAGE = 32;

type KeptSource = OutdatedSource & { readonly bytes: Uint8Array };

function toTask({ bytes, origin, url, observedAt, inputId, synthetic }: KeptSource): DocumentTask {
  return { bytes, origin, url, seenAt: observedAt, inputId, synthetic };
}

/** Stores what one source is read as now, beside what it was read as before. */
async function storeAgain(
  database: Database,
  { origin }: DocumentTask,
  outcome: ReadOutcome,
  { onEvent = () => {} }: ReparseOptions,
): Promise<void> {
  if (outcome.kind === "failed") {
    const { stage, code, detail } = outcome;
    onEvent({ event: "quarantined", origin, stage, code, detail });
    return;
  }
  const stored = outcome.kind === "reports" ? await storeReports(database, outcome.encoded) : [];
  const isReport = outcome.kind === "reports";
  onEvent({
    event: "document",
    origin,
    outcome: isReport ? outcomeOf(stored) : "noReport",
    reports: isReport ? outcome.lines : [],
    isOfCrawl: false,
    detail: isReport ? null : outcome.detail,
  });
}

/**
 * Reads stored sources again whose last reading is by an older parser. What is read otherwise becomes a new version, and the
 * old one is kept; what is read as before is noted to be what this parser reads. A source in which nothing is found any more keeps
 * what it had.
 */
export async function reparse(
  database: Database,
  options: ReparseOptions,
): Promise<{ readonly endedBy: GongkaiError | null }> {
  const { readers, signal, onEvent = () => {}, limit = Number.POSITIVE_INFINITY } = options;
  const places = createSlots(readers.size + 1);
  let failure: unknown = null;
  let [left, after] = [limit, ""];

  async function readAndStore(sources: readonly KeptSource[]): Promise<void> {
    const tasks = sources.map(toTask);
    const outcomes = await readers.read(tasks);
    for (const [index, outcome] of outcomes.entries()) {
      const task = tasks[index];
      if (task !== undefined) await storeAgain(database, task, outcome, options);
    }
  }

  const underway = new Set<Promise<void>>();
  while (left > 0 && failure === null && signal?.aborted !== true) {
    const page = await outdatedSources(database, PARSER_VERSION, { limit: Math.min(PAGE, left), after });
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.sha256;
    left -= page.length;
    const kept: KeptSource[] = [];
    for (const source of page) {
      const { bytes, origin } = source;
      if (bytes !== null) kept.push({ ...source, bytes });
      else {
        const detail = `${origin} was stored before documents were kept and cannot be read again. Ingest it anew.`;
        onEvent({ event: "operand", code: "UNREADABLE_INPUT", detail });
      }
    }
    await places.take();
    const working = readAndStore(kept)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => {
        places.give();
        underway.delete(working);
      });
    underway.add(working);
  }
  await Promise.all(underway);
  if (failure === null) return { endedBy: null };
  const trouble = troubleOfStore(failure);
  if (trouble === null) throw failure;
  return { endedBy: trouble };
}
