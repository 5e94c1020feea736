import {
  GongkaiError,
  type RefusedReport,
  type SearchDocument,
  SearchError,
  type SearchOutbox,
} from "@gongkai/schema";
import type { SearchEngine } from "./engine.ts";

/** What became of the reports of an outbox. */
export interface DrainedOutbox {
  /** How many reports were indexed or removed. */
  readonly indexed: number;
  /** Reports that the engine did not take. They stay in the outbox and are tried again later. */
  readonly refused: readonly RefusedReport[];
}

/** A report with all of its documents. */
type DocumentsOfReport = readonly SearchDocument[];

const BATCH = 100;

/**
 * Brings the index up to date with an outbox, claim by claim, until the outbox has nothing more to give.
 *
 * A report that the engine refuses holds no other one back: it alone stays in the outbox.
 *
 * @param options `batch`: how many entries to claim at once, 100 if absent; `signal`: ends it before the next claim
 * @throws SearchError SEARCH_UNAVAILABLE when the engine cannot be used at all; the claim at hand stays uncompleted
 */
export async function drainOutbox(
  outbox: SearchOutbox,
  engine: SearchEngine,
  { batch = BATCH, signal }: { readonly batch?: number; readonly signal?: AbortSignal } = {},
): Promise<DrainedOutbox> {
  let indexed = 0;
  const refused: RefusedReport[] = [];
  while (signal?.aborted !== true) {
    const claim = await outbox.claim(batch);
    if (claim.put.length === 0 && claim.remove.length === 0) return { indexed, refused };
    await remove(claim.remove, engine);
    const reports = groupByReport(claim.put);
    const refusedOfClaim = await put(reports, engine);
    await claim.complete(refusedOfClaim);
    indexed += reports.length + claim.remove.length - refusedOfClaim.length;
    refused.push(...refusedOfClaim);
  }
  return { indexed, refused };
}

function groupByReport(documents: readonly SearchDocument[]): readonly DocumentsOfReport[] {
  const reports = new Map<string, SearchDocument[]>();
  for (const document of documents) {
    const others = reports.get(document.reportId);
    if (others === undefined) reports.set(document.reportId, [document]);
    else others.push(document);
  }
  return [...reports.values()];
}

async function remove(reports: Parameters<SearchEngine["remove"]>[0], engine: SearchEngine): Promise<void> {
  if (reports.length === 0) return;
  try {
    await engine.remove(reports);
  } catch (cause) {
    throw unavailable(engine, cause);
  }
}

/** Puts reports, by halves where the engine refuses them together, and gives those it refuses even alone. */
async function put(
  reports: readonly DocumentsOfReport[],
  engine: SearchEngine,
): Promise<readonly RefusedReport[]> {
  const [first] = reports;
  if (first === undefined) return [];
  try {
    await engine.put(reports.flat());
    return [];
  } catch (cause) {
    await checkAvailable(engine, cause);
    if (reports.length > 1) {
      const middle = Math.ceil(reports.length / 2);
      const refused = await put(reports.slice(0, middle), engine);
      return [...refused, ...(await put(reports.slice(middle), engine))];
    }
    return first.slice(0, 1).map(({ reportId }) => ({ reportId, reason: reasonOf(cause) }));
  }
}

/** Tells an engine that refuses documents from one that cannot be used: that one cannot count either. */
async function checkAvailable(engine: SearchEngine, refusal: unknown): Promise<void> {
  try {
    await engine.count();
  } catch {
    throw unavailable(engine, refusal);
  }
}

function unavailable(engine: SearchEngine, cause: unknown): GongkaiError {
  if (cause instanceof GongkaiError && cause.code === "SEARCH_UNAVAILABLE") return cause;
  return new SearchError(
    "SEARCH_UNAVAILABLE",
    `The search engine ${engine.name} cannot be used. What it should have taken stays in the outbox; try again later.`,
    { cause },
  );
}

/** What went wrong at the bottom: an engine wraps what its database said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
