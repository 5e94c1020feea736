import { createHash } from "node:crypto";
import { GongkaiError } from "@gongkai/schema";
import { type EngineRequest, MAXIMUM_REACH } from "../engine.ts";

/** Where a page of the engine goes on. */
export interface PagePosition {
  /** How many of what the engine finds come before it. */
  readonly offset: number;
  /** How many of those were hits. */
  readonly hits: number;
}

/** Grows by one whenever the fields of a cursor or the order behind them change. */
const CURSOR_VERSION = 1;

/** What makes two requests the same but for their page: cursors of one are no use to another. */
function fingerprint({ terms, matching, filter, order }: EngineRequest): string {
  const filters = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const sought = terms.map(({ text, isExcluded }) => [text, isExcluded]);
  return createHash("sha256")
    .update(JSON.stringify([sought, matching, filters, order]))
    .digest("base64url")
    .slice(0, 12);
}

/** Writes the position behind a hit as an opaque cursor of the request. */
export function encodeCursor(request: EngineRequest, { offset, hits }: PagePosition): string {
  return Buffer.from(JSON.stringify(["m", CURSOR_VERSION, fingerprint(request), offset, hits])).toString(
    "base64url",
  );
}

/**
 * Reads where a request goes on.
 *
 * @throws GongkaiError BAD_CURSOR for anything that {@link encodeCursor} did not write for the same request;
 *   SEARCH_TOO_DEEP where what can be reached ends
 */
export function readPosition(request: EngineRequest): PagePosition {
  if (request.after === undefined) return { offset: 0, hits: 0 };
  const fields = parse(request.after);
  if (Array.isArray(fields)) {
    const [engine, version, of, offset, hits]: unknown[] = fields;
    const isOurs = engine === "m" && version === CURSOR_VERSION && of === fingerprint(request);
    if (isOurs && isCount(offset) && isCount(hits) && hits <= offset) {
      if (offset < MAXIMUM_REACH) return { offset, hits };
      throw new GongkaiError(
        "SEARCH_TOO_DEEP",
        `Only the first ${MAXIMUM_REACH} hits of a search can be paged through. Narrow the query down, or take the downloads for all of the data.`,
      );
    }
  }
  throw new GongkaiError(
    "BAD_CURSOR",
    "The cursor does not belong to this search. Take cursors from a page with the same words, filter and order, or begin without one.",
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
