import type { StoredRules } from "@gongkai/pipeline";
import type { FastifyBaseLogger } from "fastify";
import type { Services } from "./context.ts";
import type { KnownDocuments } from "./documents/known-documents.ts";
import type { DownloadLimits } from "./downloads/download-limits.ts";
import type { Editor } from "./editors.ts";
import type { StatusMapping } from "./errors/error-codes.ts";
import type { TellOperator } from "./errors/format-error.ts";
import type { WebPages } from "./http/web-pages.ts";
import type { IntakeLimits } from "./intake/intake-limits.ts";
import type { WorkLimits } from "./limits/limits.ts";
import type { RequestLimits } from "./limits/request-limits.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { RateLimits } from "./rate-limit/limit-rate.ts";
import type { TrustedProxies } from "./rate-limit/trusted-proxies.ts";

/** What a server is made of. */
export interface ServerOptions extends Services {
  /** Who may change things. Nobody by default. */
  readonly editors?: readonly Editor[] | undefined;
  /** Told of every error that callers are not shown. Silent by default. */
  readonly onInternalError?: TellOperator | undefined;
  /** What a request may ask for, what to do at once, and for how long, where that differs from the usual. */
  readonly limits?: Partial<RequestLimits & WorkLimits> | undefined;
  /** Which statuses answers to operations have. Those in use by default. */
  readonly statuses?: StatusMapping | undefined;
  /** By which rules documents are checked that clients send. All by default. */
  readonly rules?: StoredRules | undefined;
  /** How many of those are read at once, and for how long, where that differs from the usual. */
  readonly intake?: Partial<IntakeLimits> | undefined;
  /** How much to let be downloaded, where that differs from the usual. */
  readonly downloads?: Partial<DownloadLimits> | undefined;
  /** What clients may ask for by identifier. Nothing by default. */
  readonly documents?: KnownDocuments | undefined;
  /** How many points clients may use; null lets everybody use as many as they like. */
  readonly rateLimits?: RateLimits | null | undefined;
  /** Whose word on the address of a client is taken. Nobody's by default. */
  readonly trustedProxies?: TrustedProxies | undefined;
  /** Where to log, one line for each request among others. Nowhere by default. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** Whether the log has the text of queries. It has not by default. */
  readonly logsQueries?: boolean | undefined;
  /** Where to count and measure. Nowhere by default. */
  readonly metrics?: Metrics | undefined;
  /** The built web app. A page for programmers stands in its place by default. */
  readonly pages?: WebPages | null | undefined;
  /** Aborted when the server is about to close: it is not ready any more then, and serves until it closes. */
  readonly stopping?: AbortSignal | undefined;
}
