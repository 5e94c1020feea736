import type { Line } from "../structure/lines.ts";
import type { MetadataEntry } from "./metadata.ts";
import type { FoundTitle } from "./title.ts";

/** How near to the title a document number without a label stands. */
const LINES_AROUND_TITLE = 6;
const LONGEST_NUMBER = 30;

/** `某应急〔2022〕1号` and, where brackets were lost, `〔202130号` or `某应急20221号`. */
const NUMBER = /^\p{Script=Han}{1,14} ?[〔[【(]? ?(?:19|20)\d{2} ?[〕\]】)]? ?(?:第 ?)?\d{1,4} ?号?/u;
const WHOLE_NUMBER = new RegExp(`${NUMBER.source}$`, "u");
/** What alone on a line tells a document number from a date or a count. */
const HAS_SIGN = /[〔[【〕\]】]|号$/;
/** Numbers of the notices that every report cites; a hard wrap may put one on a line of its own. */
const NATIONAL = /^(?:国办|国发|国务院|国令)/;

/** `2022年`: years and dates begin like a number without its brackets. */
const IS_DATE = /(?:19|20)\d{2} ?[年./-]/;

function labelled(metadata: readonly MetadataEntry[]): string | null {
  for (const { kind, value } of metadata) {
    const number = kind === "number" ? NUMBER.exec(value)?.[0].trim() : undefined;
    if (number !== undefined && !IS_DATE.test(value)) return number;
  }
  return null;
}

/** The document number that a line is, or null. */
function wholeNumber({ text }: Line): string | null {
  const printed = text.replace(/[ |]+$/, "");
  const isNumber = printed.length <= LONGEST_NUMBER && HAS_SIGN.test(printed) && WHOLE_NUMBER.test(printed);
  return isNumber && !NATIONAL.test(printed) && !IS_DATE.test(printed) ? printed : null;
}

/**
 * The report's own document number (文号) as printed, or null: from the page's metadata, or alone on a line near
 * the title, or above a report without one. A number within a sentence is one that the report cites.
 */
export function findDocumentNumber(
  head: readonly Line[],
  metadata: readonly MetadataEntry[],
  title: FoundTitle | null,
): string | null {
  const number = labelled(metadata);
  if (number !== null) return number;
  // Without a title the first section stands in its place.
  const first = title === null ? head.length : head.findIndex((line) => line.end > title.start);
  const last = title === null ? head.length : head.findIndex((line) => line.end >= title.end);
  const numbersWithin = (reach: number) =>
    head.slice(Math.max(0, first - reach), last + reach + 1).flatMap((line) => wholeNumber(line) ?? []);
  const [nearest, another] = new Set(numbersWithin(LINES_AROUND_TITLE));
  return title === null && another !== undefined ? null : (nearest ?? null);
}
