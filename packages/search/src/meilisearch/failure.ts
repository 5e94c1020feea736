import { SearchError } from "@gongkai/schema";
import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from "meilisearch";

/**
 * What kind of thing went wrong:
 *
 * - `unreachable`: nobody answers; `late`: not in time; `busy`: it asks to be left alone for a while;
 * - `forbidden`: the key may not do it; `missing`: the index is not there; `tooLarge`: it takes no message of that size;
 * - `garbled`: the answer is none that the engine gives; `outdated`: it is older than it must be;
 * - `unsuitable`: it works, but this is nothing that it can look for: a reason to ask another engine, and not to give it up;
 * - `refused`: it says no to what was asked; `failed`: it broke down over it.
 */
export type FailureKind =
  | "unreachable"
  | "late"
  | "busy"
  | "forbidden"
  | "missing"
  | "tooLarge"
  | "garbled"
  | "outdated"
  | "unsuitable"
  | "refused"
  | "failed";

/** A search engine that cannot be used, and what to do about it. Its code is SEARCH_UNAVAILABLE. */
export class MeilisearchFailure extends SearchError {
  readonly kind: FailureKind;
  /** How many seconds the engine asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(
    kind: FailureKind,
    message: string,
    { retryAfter = null, ...options }: ErrorOptions & { readonly retryAfter?: number | null } = {},
  ) {
    super("SEARCH_UNAVAILABLE", message, options);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

/** How many milliseconds an engine that failed asks to be left alone; 0 where it does not say. */
export function pauseAskedFor(error: unknown): number {
  return error instanceof MeilisearchFailure ? (error.retryAfter ?? 0) * 1000 : 0;
}

const WHAT_TO_DO: Readonly<Record<Exclude<FailureKind, "unsuitable" | "outdated">, string>> = {
  unreachable: "cannot be reached. Check its address and whether it runs.",
  late: "did not answer in time. Try again; if it lasts, look at its load.",
  busy: "takes no more requests for now. Try again later.",
  forbidden: "does not accept the key. Give it one that may do this, such as the default admin key.",
  missing: "has no such index. Synchronise, which fills a new one.",
  tooLarge: "takes no message of that size. Raise its limit for payloads.",
  garbled: "gave an answer that is none of its own. Check that the address leads to it and to nothing else.",
  refused: "refuses the request.",
  failed: "failed at the request. See its log.",
};

/**
 * Says what an error of the client means. What is no error of the client's passes unchanged.
 *
 * @param host where the engine is, for people
 */
export function explainFailure(error: unknown, host: string): unknown {
  if (error instanceof SearchError) return error;
  const kind = kindOf(error);
  if (kind === null) return error;
  const said = error instanceof MeilisearchApiError ? ` It says: ${error.message}` : "";
  return new MeilisearchFailure(kind, `Meilisearch at ${host} ${WHAT_TO_DO[kind]}${said}`, {
    cause: error,
    retryAfter: error instanceof MeilisearchApiError ? readRetryAfter(error) : null,
  });
}

function kindOf(error: unknown): keyof typeof WHAT_TO_DO | null {
  if (error instanceof MeilisearchApiError) return kindOfAnswer(error);
  if (error instanceof MeilisearchRequestError) return isTimeout(error.cause) ? "late" : "unreachable";
  // The client reads every answer as JSON.
  return error instanceof SyntaxError ? "garbled" : null;
}

function kindOfAnswer({ response, cause }: MeilisearchApiError): keyof typeof WHAT_TO_DO {
  const { status } = response;
  // A request of several searches is answered with 400 then.
  if (cause?.code === "index_not_found") return "missing";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404) return cause?.code === undefined ? "garbled" : "missing";
  if (status === 408 || status === 504) return "late";
  if (status === 413) return "tooLarge";
  if (status === 429 || status === 503) return "busy";
  if (cause?.code === undefined) return "garbled";
  return status < 500 ? "refused" : "failed";
}

function isTimeout(cause: unknown): boolean {
  return (
    cause instanceof MeilisearchRequestTimeOutError ||
    (cause instanceof Error && cause.name === "TimeoutError")
  );
}

/** Seconds, or a date, as HTTP has it. */
function readRetryAfter({ response }: MeilisearchApiError): number | null {
  const value = response.headers.get("retry-after");
  if (value === null) return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
