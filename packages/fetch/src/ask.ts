import { FetchError } from "@gongkai/schema";
import type { Agent } from "undici";
import { checkAddress } from "./check-address.ts";
import type { Fetched, FetchRequest } from "./fetched.ts";
import type { Errand, Lane } from "./lane.ts";
import type { FetchSettings } from "./options.ts";
import { toPrintable } from "./printable.ts";
import { type Answer, requestOnce } from "./request.ts";
import {
  EVERYTHING_ALLOWED,
  MAXIMUM_ROBOTS_BYTES,
  parseRobots,
  type Robots,
  type RobotsMemory,
} from "./robots.ts";
import { Setback } from "./setback.ts";

/** What an errand needs of its surroundings. */
export interface Surroundings {
  readonly agent: Agent;
  readonly settings: FetchSettings;
  readonly signal: AbortSignal;
  readonly robots: RobotsMemory;
  /** The lane of an address's host. */
  readonly laneOf: (url: URL) => Lane;
}

/** What one step of an errand led to: its end, another address, or the knowledge that it may go on. */
export type Step =
  | { readonly kind: "done"; readonly fetched: Fetched }
  | { readonly kind: "moved"; readonly to: URL }
  | { readonly kind: "prepared" };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The longest redirection of robots.txt that is followed, as RFC 9309 asks for. */
const MAXIMUM_ROBOTS_REDIRECTS = 5;

/** Asks for the document of an errand once, or for robots.txt where that is not known. Throws {@link Setback}. */
export async function ask(errand: Errand, around: Surroundings): Promise<Step> {
  const { request, url } = errand;
  const lane = around.laneOf(url);
  const rules = around.robots.recall(url.origin);
  if (rules === null) {
    errand.isAtRobots = true;
    around.robots.remember(url.origin, await readRobots(url.origin, around));
    errand.isAtRobots = false;
    return { kind: "prepared" };
  }
  if (rules.kind === "unreadable")
    throw new Setback(rules.error, rules.isTransient, Number.POSITIVE_INFINITY);
  if (!rules.isAllowed(url)) throw denied(url);
  lane.delay = Math.max(lane.delay, Math.min(rules.delay, around.settings.maximumDelay));
  const headers = conditionsOf(request);
  const answer = await lane.takeTurn(around.signal, () =>
    requestOnce(url, {
      ...around,
      headers,
      maximumBytes: around.settings.maximumBytes,
      isCut: false,
    }),
  );
  if (REDIRECTS.has(answer.status) && answer.location !== null) {
    if (errand.redirects >= around.settings.maximumRedirects)
      throw tooManyRedirects(request, around.settings);
    return { kind: "moved", to: checkAddress(answer.location, url) };
  }
  if (answer.status === 304 && Object.keys(headers).length > 0)
    return { kind: "done", fetched: { kind: "unchanged", request, url: request.url } };
  if (answer.status !== 200 && answer.status !== 203) throw statusSetback(url, answer);
  return {
    kind: "done",
    fetched: {
      kind: "document",
      request,
      url: request.url,
      finalUrl: url.href,
      bytes: answer.bytes,
      mediaType: readMediaType(answer.header("content-type")),
      etag: answer.header("etag"),
      lastModified: answer.header("last-modified"),
      fetchedAt: new Date(),
    },
  };
}

async function readRobots(origin: string, around: Surroundings): Promise<Robots> {
  let url = new URL("/robots.txt", origin);
  for (let redirects = 0; redirects <= MAXIMUM_ROBOTS_REDIRECTS; redirects += 1) {
    const asked = url;
    const answer = await around
      .laneOf(asked)
      .takeTurn(around.signal, () =>
        requestOnce(asked, { ...around, headers: {}, maximumBytes: MAXIMUM_ROBOTS_BYTES, isCut: true }),
      );
    if (isPassing(answer.status)) throw statusSetback(asked, answer);
    if (!REDIRECTS.has(answer.status) || answer.location === null)
      return parseRobots(origin, answer.bytes, around.settings.userAgent);
    url = checkAddress(answer.location, asked);
  }
  return EVERYTHING_ALLOWED;
}

/** Whether a status may be another one later. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function statusSetback(url: URL, answer: Answer): Setback {
  const isTransient = isPassing(answer.status);
  const advice = isTransient ? "Try again later." : "Look whether the address is still right.";
  return new Setback(
    new FetchError(
      "FETCH_FAILED",
      `${toPrintable(url.href)} did not come: the server answered ${answer.status}. ${advice}`,
    ),
    isTransient,
    isTransient ? readRetryAfter(answer.header("retry-after")) : null,
  );
}

/** The wait that a `Retry-After` header asks for, in milliseconds, whether it counts seconds or names a date. */
function readRetryAfter(value: string | null): number | null {
  if (value === null) return null;
  const wait = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(wait, 0);
}

function conditionsOf({ etag, lastModified }: FetchRequest): Readonly<Record<string, string>> {
  // What no server can have sent is left out: the whole document comes, which is right in any case.
  const isSendable = (value: string | null | undefined): value is string =>
    /^[\x21-\x7e][\x20-\x7e]{0,1023}$/.test(value ?? "");
  return {
    ...(isSendable(etag) && { "if-none-match": etag }),
    ...(isSendable(lastModified) && { "if-modified-since": lastModified }),
  };
}

function readMediaType(contentType: string | null): string | null {
  const type = (contentType ?? "").replace(/;.*$/, "").trim().toLowerCase();
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? type : null;
}

function denied(url: URL): Setback {
  return new Setback(
    new FetchError(
      "ROBOTS_DENIED",
      `${toPrintable(url.href)} is not fetched: robots.txt of ${toPrintable(url.host)} asks programs like this one not to. Save it with a browser if it is needed.`,
    ),
    false,
  );
}

function tooManyRedirects({ url }: FetchRequest, { maximumRedirects }: FetchSettings): Setback {
  return new Setback(
    new FetchError(
      "FETCH_FAILED",
      `${toPrintable(url)} did not come: the server pointed elsewhere more than ${maximumRedirects} times. Look at it with a browser.`,
    ),
    false,
  );
}
