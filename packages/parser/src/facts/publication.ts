import type { Line } from "../structure/lines.ts";
import { type FoundDate, readDateAt } from "./dates.ts";
import type { MetadataEntry, MetadataKind } from "./metadata.ts";
import type { FoundTitle } from "./title.ts";

/** Labels that date a page, strongest first. The date of writing stands for it only where no other is printed. */
const KINDS: readonly MetadataKind[] = ["published", "posted", "edited", "written"];
/** How far below the title a date without a label still belongs to it. */
const LINES_BELOW_TITLE = 4;
const WITH_TIME = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2} {1,3}\d{1,2}:\d{2}/;
const WITHOUT_LABEL = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?: {1,3}\d{1,2}:\d{2}(?::\d{2})?)?$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/;
/** A date with its hour above the title belongs to it, unless an entry of a list stands before it. */
const LINES_ABOVE_TITLE = 3;
const ENDS_AS_ENTRY = /(?:\d年.{0,40}(?:报告|年报)|通知|公告|公示|意见|决定|方案)$/;
/** What parts a title from a date behind it, brackets mostly. */
const BEFORE_DATE = /^\s{0,3}[(【[]?\s{0,3}/;

function labelled(metadata: readonly MetadataEntry[]): string | null {
  for (const kind of KINDS) {
    const dates = new Set(
      metadata
        .filter((entry) => entry.kind === kind)
        .flatMap(({ value, start }) => readDateAt(value, 0, start)?.date ?? []),
    );
    const [only] = dates;
    // Two dates under one label are those of two documents.
    if (dates.size > 0) return dates.size === 1 && only !== undefined ? only : null;
  }
  return null;
}

/** `…年报 ( 2015年02月16日 )`: a date behind the title, on its line. */
function behindTitle(head: readonly Line[], title: FoundTitle): FoundDate | null {
  const line = head.find((one) => one.start < title.end && title.end <= one.end);
  if (line === undefined) return null;
  const bracket = BEFORE_DATE.exec(line.text.slice(title.end - line.start));
  return bracket === null
    ? null
    : readDateAt(line.text, title.end - line.start + bracket[0].length, line.start);
}

/** `2026-01-23 16:24:38` on a line of its own, or a day without the hour just below the title. */
function withoutLabel(head: readonly Line[], title: FoundTitle | null): string | null {
  const titleAt = title === null ? -1 : head.findIndex((line) => line.end >= title.end);
  const above: FoundDate[] = [];
  let justAbove: FoundDate | null = null;
  for (const [at, line] of head.entries()) {
    if (line.text.length > 24 || !WITHOUT_LABEL.test(line.text)) continue;
    const date = readDateAt(line.text, 0, line.start);
    const isNear = titleAt !== -1 && at > titleAt && at <= titleAt + LINES_BELOW_TITLE;
    const hasTime = WITH_TIME.test(line.text) || TIME.test(head[at + 1]?.text ?? "");
    if (isNear || (title === null && hasTime)) return date?.date ?? null;
    if (at < titleAt && date !== null) above.push(date);
    const isJustAbove = at < titleAt && titleAt - at <= LINES_ABOVE_TITLE;
    if (!isJustAbove || !hasTime || ENDS_AS_ENTRY.test(head[at - 1]?.text ?? "")) continue;
    justAbove = date;
  }
  // Several dates above the title are those of a list.
  return above.length === 1 ? (justAbove?.date ?? null) : null;
}

/**
 * The date of publication that the page prints, as an ISO date, or null.
 *
 * @param metadata the labelled values around the report
 */
export function findPublication(
  head: readonly Line[],
  metadata: readonly MetadataEntry[],
  title: FoundTitle | null,
): string | null {
  const date = labelled(metadata);
  if (date !== null) return date;
  const behind = title === null ? null : behindTitle(head, title);
  return behind?.date ?? withoutLabel(head, title);
}
