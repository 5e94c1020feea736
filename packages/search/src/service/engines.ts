import { GongkaiError, SearchError } from "@gongkai/schema";
import type { EngineRequest, SearchEngine, SearchPage } from "../engine.ts";
import { MeilisearchFailure, pauseAskedFor } from "../meilisearch/failure.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { badCursor } from "./cursor.ts";
import type { FollowingEngine } from "./follow.ts";
import type { AskEngine } from "./relax.ts";

/** The engines that there are. */
export interface Engines {
  /** The one inside PostgreSQL, which can answer everything. */
  readonly engine: SearchEngine;
  /** The one that answers what it can, with what keeps searches from it while it does not work. */
  readonly preferred: { readonly engine: FollowingEngine; readonly breaker: CircuitBreaker } | null;
  /** How long the server of the preferred engine may take over a search, in milliseconds, before PostgreSQL is asked. */
  readonly patience: number;
}

/** What decides which engine answers. */
export interface Question {
  readonly request: Pick<EngineRequest, "terms" | "matching">;
  /** The name of the engine whose hits are gone on with; null for the beginning. */
  readonly from: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** What was found out, and why another engine than the preferred one was asked. */
export interface Answered<Result> {
  readonly result: Result;
  readonly fallback: string | null;
}

/** What an engine says of a request that no other engine would say otherwise. */
const FAULTS_OF_THE_REQUEST: ReadonlySet<string> = new Set([
  "BAD_CURSOR",
  "BAD_USER_INPUT",
  "SEARCH_TOO_DEEP",
]);

/**
 * Does work with one engine: the preferred one where it can answer and does, else the one inside PostgreSQL.
 *
 * @throws GongkaiError BAD_CURSOR for hits of an engine that is not there; SearchError SEARCH_UNAVAILABLE for hits of
 *   one that does not answer, since another one orders them differently; what the work throws
 */
export async function answerWith<Result>(
  { engine, preferred, patience }: Engines,
  question: Question,
  work: (ask: AskEngine) => Promise<Result>,
): Promise<Answered<Result>> {
  const { from, signal } = question;
  const askOwn: AskEngine = (request, limit) => engine.search(request, signalOf(signal, limit));
  if (from !== null && from !== engine.name && from !== preferred?.engine.name) throw badCursor();
  if (preferred === null) return { result: await work(askOwn), fallback: null };

  const { breaker } = preferred;
  const { name } = preferred.engine;
  const unsuitable =
    from === engine.name ? `The hits before are of ${from}.` : preferred.engine.unsuitable(question.request);
  if (unsuitable !== null) return { result: await work(askOwn), fallback: unsuitable };
  if (breaker.reason() === null) {
    try {
      const limits = { serverTime: patience, isOutdatedAllowed: from !== null };
      const result = await work((request, limit) =>
        askPreferred(preferred.engine, request, limits, signalOf(signal, limit)),
      );
      breaker.noteSuccess();
      return { result, fallback: null };
    } catch (error) {
      if (signal?.aborted || isFaultOfRequest(error)) throw error;
      // What it cannot do with one request says nothing of the next one.
      const kind = error instanceof MeilisearchFailure ? error.kind : null;
      if (kind === "unsuitable" && from === null) {
        return { result: await work(askOwn), fallback: reasonOf(error) };
      }
      if (kind !== "unsuitable" && kind !== "refused" && !isOfPostgres(error)) {
        breaker.open(reasonOf(error), pauseAskedFor(error));
      }
    }
  }
  if (from !== null) {
    throw new SearchError(
      "SEARCH_UNAVAILABLE",
      `The hits before are of ${from}, which does not answer. Try again in a moment, or begin again without a cursor.`,
    );
  }
  return { result: await work(askOwn), fallback: `${name} cannot answer this at the moment.` };
}

/** What an answer of the preferred engine must keep to. */
interface Limits {
  readonly serverTime: number;
  /** Whether hits may be missing whose sections have changed or gone: they are, rather than that nothing follows a cursor. */
  readonly isOutdatedAllowed: boolean;
}

async function askPreferred(
  engine: FollowingEngine,
  request: EngineRequest,
  { serverTime, isOutdatedAllowed }: Limits,
  options: { readonly signal?: AbortSignal },
): Promise<SearchPage> {
  const { isOutdated, ...page } = await engine.search(request, { ...options, serverTime });
  if (isOutdated && !isOutdatedAllowed) {
    throw new MeilisearchFailure("unsuitable", `${engine.name} has yet to take in what has changed here.`);
  }
  return page;
}

/** Whatever ends a search, the caller or a limit of its own, as an option of an engine. */
function signalOf(...signals: readonly (AbortSignal | undefined)[]): { readonly signal?: AbortSignal } {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length === 0 ? {} : { signal: AbortSignal.any(given) };
}

function isFaultOfRequest(error: unknown): boolean {
  return error instanceof GongkaiError && FAULTS_OF_THE_REQUEST.has(error.code);
}

/** Whether PostgreSQL failed, from which the preferred engine reads what it finds: no other engine is at fault then. */
function isOfPostgres(error: unknown): boolean {
  return error instanceof SearchError && !(error instanceof MeilisearchFailure);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
