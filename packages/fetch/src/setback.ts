import { FetchError, findGongkaiError } from "@gongkai/schema";
import { toPrintable } from "./printable.ts";

/** A request that did not lead on: what will be reported if it is not made again with more success. */
export class Setback extends Error {
  override readonly name = "Setback";
  readonly error: FetchError;
  /** Whether the same request may succeed later. */
  readonly isTransient: boolean;
  /** How long the server asked to wait, in milliseconds; null if it did not say. */
  readonly wait: number | null;

  constructor(error: FetchError, isTransient: boolean, wait: number | null = null) {
    super(error.message);
    this.error = error;
    this.isTransient = isTransient;
    this.wait = wait;
  }
}

/** Failures of TLS, of HTTP itself and of compressed bytes, which the next request would meet again. */
const LASTING =
  /^(?:HTTPParserError$|CERT_|ERR_TLS|ERR_SSL|ERR_INVALID|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HPE_|UND_ERR_(?:HEADERS_OVERFLOW|INVALID|NOT_SUPPORTED)|Z_(?!BUF_)|ERR__ERROR|ERR_BROTLI)/;

/** The setback that an exception of the network, of TLS, HTTP or decompression stands for. */
export function toSetback(url: URL, cause: unknown): Setback {
  if (cause instanceof Setback) return cause;
  const known = findGongkaiError(cause);
  if (known instanceof FetchError) return new Setback(known, false);
  const codes = errorCodes(cause);
  const isTransient = !codes.some((code) => LASTING.test(code));
  const detail = cause instanceof Error && cause.message !== "" ? cause.message : (codes[0] ?? String(cause));
  const advice = isTransient ? "Try again later." : "Look at it with a browser.";
  return new Setback(
    new FetchError(
      "FETCH_FAILED",
      `${toPrintable(url.href)} did not come: ${toPrintable(detail)}. ${advice}`,
      {
        cause,
      },
    ),
    isTransient,
  );
}

/** The codes (names, where there is no code) of an exception, of those that it stands for (one an address that was tried), and of their causes. */
function errorCodes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code: unknown = Reflect.get(error, "code");
  const parts = error instanceof AggregateError ? error.errors : [error.cause];
  return [...(typeof code === "string" ? [code] : [error.name]), ...parts.flatMap(errorCodes)];
}
