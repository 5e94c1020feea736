import { createHash } from "node:crypto";
import { GongkaiError } from "@gongkai/schema";
import type { SearchRequest } from "../engine.ts";

/** A place in the order newest first. */
export interface Place {
  readonly recency: number;
  readonly id: string;
}

/** A place in the ranking of one window. */
export interface RankedPlace extends Place {
  readonly score: number;
}

/** Where a page goes on. */
export interface CursorPosition {
  /** The place that the window begins after; null for the first. */
  readonly window: Place | null;
  /** The hit of the window to go on after; null for its beginning. */
  readonly last: RankedPlace | null;
}

/** Grows by one whenever the fields of a cursor or the order behind them change. */
const CURSOR_VERSION = 1;

/** What makes two requests the same but for their page: cursors of one are no use to another. */
function fingerprint({ text, filter }: SearchRequest): string {
  const { years, sections, agencyIds, synthetic } = filter ?? {};
  return createHash("sha256")
    .update(JSON.stringify([text, years, sections, agencyIds, synthetic]))
    .digest("base64url")
    .slice(0, 12);
}

/** Writes a position as an opaque cursor of a request. */
export function encodeCursor(request: SearchRequest, { window, last }: CursorPosition): string {
  const fields = [
    CURSOR_VERSION,
    fingerprint(request),
    window === null ? null : [window.recency, window.id],
    last === null ? null : [last.score, last.recency, last.id],
  ];
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

/**
 * Reads the position that a request asks to go on after.
 *
 * @throws GongkaiError BAD_CURSOR for anything that {@link encodeCursor} did not write for the same request
 */
export function decodeCursor(request: SearchRequest): CursorPosition {
  if (request.after === undefined) return { window: null, last: null };
  const fields = parse(request.after);
  if (Array.isArray(fields) && fields[0] === CURSOR_VERSION && fields[1] === fingerprint(request)) {
    const window = fields[2] === null ? null : readPlace(fields[2]);
    const last = fields[3] === null ? null : readRankedPlace(fields[3]);
    if (window !== undefined && last !== undefined) return { window, last };
  }
  throw new GongkaiError(
    "BAD_CURSOR",
    "The cursor does not belong to this search. Take cursors from a page with the same text and filter, or begin without one.",
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function readPlace(value: unknown): Place | undefined {
  if (!Array.isArray(value)) return undefined;
  const [recency, id] = value;
  return isSmallInteger(recency) && typeof id === "string" ? { recency, id } : undefined;
}

function readRankedPlace(value: unknown): RankedPlace | undefined {
  if (!Array.isArray(value)) return undefined;
  const [score, ...rest] = value;
  const place = readPlace(rest);
  return isSmallInteger(score) && place !== undefined ? { score, ...place } : undefined;
}

/** PostgreSQL refuses integers beyond 32 bits. */
function isSmallInteger(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}
