import { FetchError } from "@gongkai/schema";
import { type Agent, request } from "undici";
import type { FetchSettings } from "./options.ts";
import { toPrintable } from "./printable.ts";
import { ACCEPTED_ENCODINGS, readBody } from "./read-body.ts";
import { Setback, toSetback } from "./setback.ts";

/** What a server said to one request. */
export interface Answer {
  readonly status: number;
  /** One header by its name in lower case; null if it is missing, repeated or not printable ASCII. */
  readonly header: (name: string) => string | null;
  /** Where the server points to, in any characters; null if nowhere. */
  readonly location: string | null;
  /** The body of a 200 or 203; nothing of any other. */
  readonly bytes: Uint8Array;
}

/** How to make one request. */
export interface RequestOptions {
  readonly agent: Agent;
  readonly settings: FetchSettings;
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  readonly maximumBytes: number;
  /** Whether a longer body is cut at the limit; otherwise it is a setback. */
  readonly isCut: boolean;
}

/** The most bytes of a body that nobody wants which are read so that the connection can be used again. */
const MAXIMUM_LEFTOVER = 16 * 1024;

const WITH_BODY: ReadonlySet<number> = new Set([200, 203]);

/** Makes one request and reads its answer, within the time limits. Follows nothing. Throws only {@link Setback}. */
export async function requestOnce(url: URL, options: RequestOptions): Promise<Answer> {
  const { settings } = options;
  const deadline = new AbortController();
  const stop = () => deadline.abort(options.signal.reason);
  options.signal.addEventListener("abort", stop);
  const limit = (milliseconds: number, what: string) =>
    setTimeout(
      () => deadline.abort(new Error(`${what} within ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
  let timer = limit(settings.connectTimeout + settings.headersTimeout, "the server did not answer");
  try {
    if (options.signal.aborted) stop();
    const { statusCode, headers, body } = await request(url, {
      dispatcher: options.agent,
      signal: deadline.signal,
      headers: {
        "user-agent": settings.userAgent,
        accept: "*/*",
        "accept-encoding": ACCEPTED_ENCODINGS,
        ...options.headers,
      },
    });
    // A body that is given up says so as an event too, which would end the process if nobody listened.
    body.on("error", () => {});
    clearTimeout(timer);
    timer = limit(settings.bodyTimeout, "the document did not end");
    const header = (name: string) => {
      const value = headers[name];
      return typeof value === "string" && /^[\x20-\x7e]{1,4096}$/.test(value) ? value : null;
    };
    const location = typeof headers.location === "string" ? headers.location : null;
    if (!WITH_BODY.has(statusCode)) {
      await body.dump({ limit: MAXIMUM_LEFTOVER, signal: deadline.signal });
      return { status: statusCode, header, location, bytes: new Uint8Array(0) };
    }
    const isAnnouncedTooLarge = Number(header("content-length") ?? 0) > options.maximumBytes;
    if (isAnnouncedTooLarge && !options.isCut) {
      body.destroy();
      throw tooLarge(url, options.maximumBytes);
    }
    // Header lists are joined with a comma, which no known encoding has.
    const encoding = [headers["content-encoding"] ?? ""].flat().join(",");
    const read = await readBody(body, encoding, options.maximumBytes);
    if (!read.isWhole && !options.isCut) throw tooLarge(url, options.maximumBytes);
    return { status: statusCode, header, location, bytes: read.bytes };
  } catch (error) {
    throw toSetback(url, deadline.signal.aborted ? deadline.signal.reason : error);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener("abort", stop);
    // Frees the connection of a body that was not read to its end.
    deadline.abort();
  }
}

function tooLarge(url: URL, maximumBytes: number): Setback {
  return new Setback(
    new FetchError(
      "DOCUMENT_TOO_LARGE",
      `${toPrintable(url.href)} holds more than ${maximumBytes} bytes. Raise the limit if it is a document.`,
    ),
    false,
  );
}
