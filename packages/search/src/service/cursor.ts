import { GongkaiError } from "@gongkai/schema";
import type { SearchTerm } from "../engine.ts";
import type { RelaxedTerms } from "./relax.ts";

/** Where a search goes on: engines order hits differently, so each goes on with its own. */
export interface SearchPosition {
  /** The name of the engine that gave the hit. */
  readonly engine: string;
  /** What was looked for where the query as typed found nothing; null where it was the query as typed. */
  readonly relaxed: RelaxedTerms | null;
  /** Whether names of lines of the form were taken for sections. */
  readonly areLinesSections: boolean;
  /** The cursor that the engine gave. */
  readonly cursor: string;
}

/** Grows by one whenever the fields of a cursor change. */
const CURSOR_VERSION = 2;

/** Writes a position as an opaque cursor. */
export function encodePosition({ engine, relaxed, areLinesSections, cursor }: SearchPosition): string {
  const terms = relaxed?.terms.map((term) => [
    term.text,
    term.isPhrase,
    term.isExcluded,
    relaxed.omitted.includes(term),
  ]);
  const fields = [CURSOR_VERSION, engine, terms ?? null, areLinesSections, cursor];
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

/**
 * Reads what {@link encodePosition} wrote. Whether it belongs to the request at hand, the engine finds out.
 *
 * @throws GongkaiError BAD_CURSOR
 */
export function decodePosition(text: string): SearchPosition {
  const fields = parse(text);
  if (Array.isArray(fields)) {
    const [version, engine, terms, areLinesSections, cursor]: unknown[] = fields;
    const relaxed = terms === null ? null : readTerms(terms);
    const isWhole =
      version === CURSOR_VERSION &&
      typeof engine === "string" &&
      typeof areLinesSections === "boolean" &&
      typeof cursor === "string";
    if (isWhole && relaxed !== undefined) return { engine, relaxed, areLinesSections, cursor };
  }
  throw badCursor();
}

/** The error for a cursor that is of no use here. */
export function badCursor(): GongkaiError {
  return new GongkaiError(
    "BAD_CURSOR",
    "The cursor does not belong to this search. Take cursors from an answer to the same request, or begin without one.",
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function readTerms(written: unknown): RelaxedTerms | undefined {
  if (!Array.isArray(written)) return undefined;
  const terms: SearchTerm[] = [];
  const omitted: SearchTerm[] = [];
  for (const each of written) {
    if (!Array.isArray(each)) return undefined;
    const [text, isPhrase, isExcluded, isOmitted]: unknown[] = each;
    if (typeof text !== "string" || text === "" || typeof isPhrase !== "boolean") return undefined;
    if (typeof isExcluded !== "boolean" || typeof isOmitted !== "boolean") return undefined;
    const term = { text, isPhrase, isExcluded };
    terms.push(term);
    if (isOmitted) omitted.push(term);
  }
  return { terms, omitted };
}
