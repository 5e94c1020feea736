import {
  type Database,
  type ListedSource,
  listSources,
  noteFoundEmpty,
  readSource,
  type StoredReport,
  storeReports,
} from "@gongkai/db";
import { PARSER_VERSION } from "@gongkai/parser";
import {
  createSlots,
  type DocumentTask,
  type IngestOptions,
  outcomeOf,
  type ReadOutcome,
  reasonOf,
  troubleOfStore,
} from "@gongkai/pipeline";
import type { GongkaiError } from "@gongkai/schema";

/** What to read again, at most. */
export interface ReparseOptions extends IngestOptions {
  /** So many sources; all by default. */
  readonly limit?: number;
}

/** So many sources are read together. */
const PAGE = 32;

type KeptSource = ListedSource & { readonly bytes: Uint8Array };

function toTask({ bytes, origin, url, observedAt, inputId, synthetic }: KeptSource): DocumentTask {
  return { bytes, origin, url, seenAt: observedAt, inputId, synthetic };
}

/** Stores what one source is read as now; a reading that the database refuses alone fails alone. */
async function storeReading(
  database: Database,
  { origin }: DocumentTask,
  outcome: ReadOutcome,
): Promise<{ readonly outcome: ReadOutcome; readonly stored: readonly StoredReport[] }> {
  if (outcome.kind !== "reports") return { outcome, stored: [] };
  try {
    return { outcome, stored: await storeReports(database, outcome.encoded) };
  } catch (thrown) {
    if (troubleOfStore(thrown) !== null) throw thrown;
    const detail = `${origin} cannot be stored: ${reasonOf(thrown)}. Please report it.`;
    const { sha256 } = outcome;
    return { outcome: { kind: "failed", sha256, stage: "store", code: "INTERNAL", detail }, stored: [] };
  }
}

/** Stores what one source is read as now, beside what it was read as before, and tells of it. */
async function storeAgain(
  database: Database,
  task: DocumentTask,
  read: ReadOutcome,
  { onEvent = () => {} }: ReparseOptions,
): Promise<void> {
  const { origin } = task;
  const { outcome, stored } = await storeReading(database, task, read);
  if (outcome.kind === "failed") {
    const { stage, code, detail } = outcome;
    onEvent({ event: "quarantined", origin, stage, code, detail });
    return;
  }
  const isReport = outcome.kind === "reports";
  if (!isReport) await noteFoundEmpty(database, outcome.sha256, PARSER_VERSION);
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
 * what it had, and is not read by this parser again.
 */
export async function reparse(
  database: Database,
  options: ReparseOptions,
): Promise<{ readonly endedBy: GongkaiError | null }> {
  const { readers, signal, onEvent = () => {}, limit = Number.POSITIVE_INFINITY } = options;
  const places = createSlots(readers.size + 1);
  let failure: unknown = null;
  let left = limit;
  let after: string | null = null;

  async function readAndStore(sources: readonly KeptSource[]): Promise<void> {
    const tasks = sources.map(toTask);
    const outcomes = await readers.read(tasks);
    for (const [index, outcome] of outcomes.entries()) {
      const task = tasks[index];
      if (task !== undefined) await storeAgain(database, task, outcome, options);
    }
  }

  /** The sources of a page whose documents are kept; the others are told. */
  async function withBytes(page: readonly ListedSource[]): Promise<readonly KeptSource[]> {
    const kept: KeptSource[] = [];
    for (const source of page) {
      const { sha256, origin } = source;
      const bytes = (await readSource(database, sha256))?.bytes ?? null;
      if (bytes !== null) kept.push({ ...source, bytes });
      else {
        const detail = `${origin} was stored before documents were kept and cannot be read again. Ingest it anew.`;
        onEvent({ event: "operand", code: "UNREADABLE_INPUT", detail });
      }
    }
    return kept;
  }

  const underway = new Set<Promise<void>>();
  async function readPages(): Promise<void> {
    while (left > 0 && failure === null && signal?.aborted !== true) {
      const page: readonly ListedSource[] = await listSources(database, {
        after,
        limit: Math.min(PAGE, left),
        outdatedFor: PARSER_VERSION,
      });
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.sha256;
      left -= page.length;
      const kept = await withBytes(page);
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
  }

  await readPages().catch((error: unknown) => {
    failure ??= error;
  });
  // Nothing goes on behind the caller's back, who closes the readers and the database.
  await Promise.all(underway);
  if (failure === null) return { endedBy: null };
  const trouble = troubleOfStore(failure);
  if (trouble === null) throw failure;
  return { endedBy: trouble };
}
