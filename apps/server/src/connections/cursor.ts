import { createHash } from "node:crypto";
import { isPosition, type KeysetOrder, type Position } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";

/** Raised when the meaning of a position changes, so that older cursors are refused rather than misread. */
const CURSOR_VERSION = 1;

/** A list with its filter and order: a cursor of one list means nothing in another. */
export interface CursorScope {
  readonly list: string;
  readonly filter: unknown;
}

function scopeHash({ list, filter }: CursorScope): string {
  return createHash("sha256")
    .update(JSON.stringify([list, filter]))
    .digest("base64url")
    .slice(0, 8);
}

function badCursor(argument: string): GongkaiError {
  return new GongkaiError(
    "BAD_CURSOR",
    `The cursor in \`${argument}\` does not belong to this list with this filter and order. Take cursors from \`edges\` or \`pageInfo\` of the same query, or leave \`${argument}\` out to begin again.`,
  );
}

/** The opaque cursor of a position within a list. */
export function encodeCursor(scope: CursorScope, position: Position): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, scopeHash(scope), position])).toString("base64url");
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return null;
  }
}

/**
 * The position that a cursor of a keyset list stands for; undefined where no cursor is given.
 *
 * @throws GongkaiError BAD_CURSOR when the cursor is garbled or of another list
 */
export function decodePosition(
  scope: CursorScope,
  order: KeysetOrder,
  argument: string,
  text: string | null | undefined,
): Position | undefined {
  if (text === null || text === undefined) return undefined;
  const parts = decode(text);
  if (!Array.isArray(parts)) throw badCursor(argument);
  const [version, hash, position]: unknown[] = parts;
  if (version !== CURSOR_VERSION || hash !== scopeHash(scope)) throw badCursor(argument);
  if (!isPosition(order, position)) throw badCursor(argument);
  return position;
}
