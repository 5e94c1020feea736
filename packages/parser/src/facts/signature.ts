import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { type FoundDate, readDateLine } from "./dates.ts";
import { isOrganization, isRegion } from "./organization.ts";
import type { FoundTitle } from "./title.ts";

/** The lines under a letter: who signed and when. Either can be missing. */
export interface FoundSignature {
  readonly name: { readonly name: string; readonly start: number; readonly end: number } | null;
  readonly date: FoundDate | null;
}

const LONGEST_LINE = 60;
/** A signature may stand at the end of the last section where nothing parts it from the text. */
const LAST_LINES = 3;
const NAME_AND_DATE = /^([\p{Script=Han} ]{4,40}?)\s{0,6}(?=[(【]?(?:[12]\d{3}|[一二][〇○零Oo]))/u;

/** Dates of a page are numbers with dashes; letters are signed in words. */
function readSigningDate(line: Line): FoundDate | null {
  return /^\d{4}[-/.]/.test(line.text) ? null : readDateLine(line.text, line.start);
}

function nameOn(line: Line): FoundSignature["name"] {
  const name = line.text.replaceAll(" ", "");
  return name.length >= 4 && (isOrganization(name) || (isRegion(name) && /[镇乡]$|街道$|苏木$/.test(name)))
    ? { name, start: line.start, end: line.end }
    : null;
}

/** `某某县教育局 2023年1月13日` on one line. */
function nameAndDateOn(line: Line): FoundSignature | null {
  const match = NAME_AND_DATE.exec(line.text);
  if (match === null) return null;
  const printed = (match[1] ?? "").trimEnd();
  const name = nameOn({ text: printed, start: line.start, end: line.start + printed.length });
  const rest = line.text.slice(match[0].length);
  const date = readSigningDate({ text: rest, start: line.start + match[0].length, end: line.end });
  return name === null || date === null ? null : { name, date };
}

function signatureIn(lines: readonly Line[], isTail: boolean): FoundSignature | null {
  for (const [at, line] of lines.entries()) {
    if (line.text.length > LONGEST_LINE) continue;
    const both = nameAndDateOn(line);
    if (both !== null) return both;
    const date = readSigningDate(line);
    if (date !== null) return { name: null, date };
    const name = nameOn(line);
    if (name === null) continue;
    const following = lines
      .slice(at + 1, at + 3)
      .map(readSigningDate)
      .find((next) => next !== null);
    if (following !== undefined) return { name, date: following };
    if (isTail && at === 0) return { name, date: null };
  }
  return null;
}

/** How far below the title the signature of a report that is signed at the top stands. */
const LINES_BELOW_TITLE = 3;
const ENDS_IN_PERIOD = /[至到止自—–~-]$/;

function signatureBelowTitle(head: readonly Line[], title: FoundTitle): FoundSignature | null {
  const below = head.findIndex((line) => line.start >= title.end);
  if (below === -1) return null;
  const lines = head
    .slice(below, below + LINES_BELOW_TITLE)
    // The last day of a period that a line break cuts is a date on a line of its own.
    .filter((_, at) => !ENDS_IN_PERIOD.test(head[below + at - 1]?.text ?? ""));
  return signatureIn(lines, false);
}

/**
 * The signature: below the last section, else under the title. Its date is null without a day: `2017年3月` signs
 * and does not say when exactly.
 *
 *     某某县教育局
 *     2023年1月13日
 */
export function findSignature(copy: Copy, title: FoundTitle | null): FoundSignature | null {
  const last = copy.sections.at(-1)?.lines.slice(-LAST_LINES) ?? [];
  return (
    signatureIn(last, false) ??
    signatureIn(copy.tail, true) ??
    (title === null ? null : signatureBelowTitle(copy.head, title))
  );
}
