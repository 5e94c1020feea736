import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import type { FoundDate, FoundPeriod } from "./dates.ts";
import type { FoundTitle } from "./title.ts";

/** What the text says of the report year, and where its statements disagree. */
export interface FoundYear {
  readonly year: number | null;
  /** The statements that name another year than the one taken, such as `period 2021`. */
  readonly disagreeing: readonly string[];
}

const OPENING_YEAR = /^(?:\((?:[一二三四五六七八九十])\))?\s*(\d{4})年(?:度|,|我|全)/;
const ANY_YEAR = /(\d{4})年/g;

function openingYear(lines: readonly Line[]): number | null {
  for (const line of lines) {
    const year = OPENING_YEAR.exec(line.text)?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

function mostNamedYear(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  for (const line of lines) {
    for (const match of line.text.matchAll(ANY_YEAR)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/**
 * Works out the report year: from the title, else the statistics period, else the narrative's own opening,
 * else the year named most, else the year before the signature. Publication alone never decides against a
 * statement in the text: reports are signed in January and re-published years later.
 */
export function findYear(
  title: FoundTitle | null,
  period: FoundPeriod | null,
  signedOn: FoundDate | null,
  copy: Copy,
): FoundYear {
  const overview = copy.sections.find((section) => section.heading.section === "overview");
  const narrative = overview?.lines ?? copy.head;
  const statements = [
    ["title", title?.year ?? null],
    ["period", period?.end.year ?? null],
    ["narrative", openingYear(narrative) ?? mostNamedYear(narrative)],
    ["signature", signedOn === null ? null : signedOn.year - 1],
  ] as const;
  const year = statements.find(([, stated]) => stated !== null)?.[1] ?? null;
  // The signature follows only by custom, so it cannot contradict what the text states.
  const disagreeing = statements
    .filter(
      ([kind, stated]) => kind !== "signature" && kind !== "narrative" && stated !== null && stated !== year,
    )
    .map(([kind, stated]) => `${kind} ${stated}`);
  return { year, disagreeing };
}
