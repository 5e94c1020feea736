import type { Database } from "@gongkai/db";
import type { PublicCode } from "../errors/error-codes.ts";
import type { DownloadLimits } from "./download-limits.ts";
import type { Parameter, ParameterValues } from "./parameter.ts";

/** What a download is made with. */
export interface DownloadRequest {
  readonly values: ParameterValues;
  readonly database: Database;
  readonly limits: DownloadLimits;
  /** Aborted when nobody waits any more or the time is up. */
  readonly signal: AbortSignal;
}

/** Something that is fetched by a plain GET. The route and its description are made from this. */
export interface Download {
  /** The address, with parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** What fetching it takes out of the points that its client may use. */
  readonly points: number;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly mediaType: string;
  /** JSON Schema of the answer, or of a line of it. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What a browser is to save it as; null for what it may show. */
  readonly fileName: string | null;
  /** With what errors it can be refused, beside those of every download. */
  readonly refusals: readonly PublicCode[];
  /**
   * The text, piece by piece; the next piece is made when it is asked for.
   *
   * @throws GongkaiError or GraphQLError with a public code
   */
  readonly pieces: (request: DownloadRequest) => AsyncGenerator<string, void, undefined>;
}
