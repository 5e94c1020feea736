import { everyMatch } from "../structure/every-match.ts";
import type { Line } from "../structure/lines.ts";
import { readYear, YEAR } from "./dates.ts";
import type { TitleReading } from "./find-title.ts";
import type { FoundPeriod } from "./period.ts";
import type { FoundSignature } from "./signature.ts";

/** What the text says of the report year, and where its statements disagree. */
export interface FoundYear {
  readonly year: number | null;
  /** The statements that name another year than the one taken, such as `period 2021`. */
  readonly disagreeing: readonly string[];
}

/** `2022年,我局…`: a year that opens a paragraph and is neither a law's nor part of a date. */
const OPENING_YEAR = new RegExp(
  `^(?:\\(?[一二三四五六七八九十\\d]{1,2}[)、.])? ?(?:过去的|在)?(${YEAR}) ?年(?:度|以来|来)?(?=[,我全本\\p{Script=Han}])(?!修订|颁布|印发|发布|公布|实施|施行)`,
  "u",
);
/** `截至2022年12月31日`, `数据核定时间点为2022年12月31日`. */
const CLOSING_YEAR = /(?:截至|截止|时间点为|截止到) ?((?:19|20)\d{2}) ?年 ?12 ?月 ?(?:31 ?日|底)/;
const ANY_YEAR = /((?:19|20)\d{2}) ?年(?!修订|颁布|印发|发布|公布|实施|施行)/g;

function openingYear(lines: readonly Line[]): number | null {
  for (const { text } of lines) {
    const year = OPENING_YEAR.exec(text)?.[1];
    if (year !== undefined && !/^.{0,12}年 ?\d/.test(text)) return readYear(year);
  }
  return null;
}

function closingYear(lines: readonly Line[]): number | null {
  for (const { text } of lines) {
    const year = text.includes("截") || text.includes("时间点") ? CLOSING_YEAR.exec(text)?.[1] : undefined;
    if (year !== undefined) return Number(year);
  }
  return null;
}

/** The year named more often than any other, or null where two are named alike. */
function mostNamedYear(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (!line.text.includes("年")) continue;
    for (const match of everyMatch(line.text, ANY_YEAR)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}

/**
 * Works out the report year: from the title, else the statistics period, else the narrative's own opening,
 * else the year named most, else the year before the signature. The date of publication and folders of the
 * address never decide: reports are re-published years later, into folders of any year.
 *
 * An academic year such as 2021—2022 is named by its end, as its period is.
 */
export function findYear(
  { title, wordings, mentions }: TitleReading,
  period: FoundPeriod | null,
  signature: FoundSignature | null,
  head: readonly Line[],
  overview: readonly Line[],
): FoundYear {
  const narrative = overview.length > 0 ? overview : head;
  const ofTitle = title?.year ?? wordings.find(({ year }) => year !== null)?.year ?? null;
  const ofPeriod = period?.year ?? null;
  const ofMention = mentions.find(({ year }) => year !== null)?.year ?? null;
  const signed = signature?.date?.year;
  const readNarrative = () =>
    openingYear(narrative) ?? closingYear([...head, ...narrative]) ?? mostNamedYear(narrative);
  const year =
    ofTitle ?? ofPeriod ?? ofMention ?? readNarrative() ?? (signed === undefined ? null : signed - 1);
  const others = [
    ...wordings.map((wording) => ["title", wording.year] as const),
    ["period", ofPeriod] as const,
    ["introduction", ofMention] as const,
  ];
  // Narrative and signature follow only by custom, so they cannot contradict what the text states.
  const disagreeing = new Set(
    others
      .filter(([, stated]) => stated !== null && stated !== year)
      .map(([kind, stated]) => `${kind} ${stated}`),
  );
  return { year, disagreeing: [...disagreeing] };
}
