import { createHash } from "node:crypto";
import { GongkaiError } from "@gongkai/schema";
import { type EngineRequest, MAXIMUM_REACH } from "../engine.ts";

/** A place in the order of a request. */
export interface Place {
  /** How many hits come up to here, this one included. */
  readonly reached: number;
  /** 0 where the order does not depend on it. */
  readonly score: number;
  /** By the year of the report: smaller comes first, whatever the order. */
  readonly recency: number;
  readonly id: string;
}

/** Grows by one whenever the fields of a cursor or the order behind them change. */
const CURSOR_VERSION = 2;

/** What makes two requests the same but for their page: cursors of one are no use to another. */
function fingerprint({ terms, matching, filter, order }: EngineRequest): string {
  const asked = [
    terms.map(({ text, isPhrase, isExcluded }) => [text, isPhrase, isExcluded]),
    matching,
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    order,
  ];
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url").slice(0, 12);
}

/** Writes a place as an opaque cursor of a request. */
export function encodeCursor(request: EngineRequest, { reached, score, recency, id }: Place): string {
  const fields = [CURSOR_VERSION, fingerprint(request), reached, score, recency, id];
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

/**
 * Reads the place that a request asks to go on after; null for the beginning.
 *
 * @throws GongkaiError BAD_CURSOR for anything that {@link encodeCursor} did not write for the same request;
 *   SEARCH_TOO_DEEP where that many hits were reached already
 */
export function decodeCursor(request: EngineRequest): Place | null {
  if (request.after === undefined) return null;
  const fields = parse(request.after);
  const place =
    Array.isArray(fields) && fields[0] === CURSOR_VERSION && fields[1] === fingerprint(request)
      ? readPlace(fields.slice(2))
      : undefined;
  if (place === undefined) {
    throw new GongkaiError(
      "BAD_CURSOR",
      "The cursor does not belong to this search. Take cursors from a page with the same terms, filter and order, or begin without one.",
    );
  }
  if (place.reached >= MAXIMUM_REACH) {
    throw new GongkaiError(
      "SEARCH_TOO_DEEP",
      `A search can be paged through to its ${MAXIMUM_REACH}th hit. Narrow the query down, by years for instance, or take the downloads, which hold everything.`,
    );
  }
  return place;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function readPlace(values: readonly unknown[]): Place | undefined {
  const [reached, score, recency, id] = values;
  return isSmallInteger(reached) &&
    reached > 0 &&
    isSmallInteger(score) &&
    isSmallInteger(recency) &&
    typeof id === "string"
    ? { reached, score, recency, id }
    : undefined;
}

/** PostgreSQL refuses integers beyond 32 bits. */
function isSmallInteger(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}
