import type { Line } from "../structure/lines.ts";
import { isOrganization, isRegion, isSameBody } from "./organization.ts";
import type { FoundTitle } from "./title.ts";

/** What a report's own text says of itself, against which titles above it are held. */
export interface OwnStatements {
  /** The year of the statistics period. */
  readonly periodYear: number | null;
  /** The years that a report signed on its date can be about; empty where it is not signed. */
  readonly signedFor: readonly number[];
  /** Whether its opening names a year. */
  readonly narrates: (year: number) => boolean;
  /** Who signed it. */
  readonly signedBy: string | null;
  /** The bodies by which its introduction presents it. Asked for only where it matters. */
  readonly introducedBy: () => readonly string[];
}

/** A heading, and the index of the line on which it ends. */
interface Heading {
  readonly title: FoundTitle;
  readonly at: number;
}

/** Words before links to other pages. */
const LINK_LABEL =
  /(?:上|下|前|后)一?[篇条]|相关(?:阅读|链接|文档|文章|信息|推荐|新闻|报告|内容)?\s{0,3}(?::|$)|往年|历年|(?:延伸|扩展)阅读|推荐阅读/;
const LONGEST_LABEL = 8;
/** Entries of a list stand one below the other, with a date between them at most. */
const LINES_BETWEEN_ENTRIES = 2;

/** Whether words before the title on its line, or alone on the line above, say that it leads to another page. */
function isLinked({ title, at }: Heading, head: readonly Line[]): boolean {
  const [above, line] = [head[at - 1]?.text ?? "", head[at]];
  if (above.length <= LONGEST_LABEL && LINK_LABEL.test(above)) return true;
  return line !== undefined && LINK_LABEL.test(line.text.slice(0, Math.max(0, title.start - line.start)));
}

function areOfOneReport(one: FoundTitle, other: FoundTitle): boolean {
  const isSameYear = one.year === null || other.year === null || one.year === other.year;
  const [name, otherName] = [one.agency?.name, other.agency?.name];
  return isSameYear && (name === undefined || otherName === undefined || isSameBody(name, otherName));
}

/** Whether a title of another year or body stands right beside it, as in a list of reports. */
function isAmongOthers(heading: Heading, headings: readonly Heading[]): boolean {
  return headings.some(
    (other) =>
      Math.abs(other.at - heading.at) <= LINES_BETWEEN_ENTRIES && !areOfOneReport(other.title, heading.title),
  );
}

function isOfGovernment(name: string): boolean {
  return /政府(?:办公[室厅])?$|行署$|公署$/.test(name) || (isRegion(name) && !isOrganization(name));
}

/** Whether two names are of different bodies. An office that answers for its government is none. */
function isOther(name: string, titled: string): boolean {
  if (isSameBody(name, titled)) return false;
  return !isOfGovernment(titled) || name.slice(0, 2) !== titled.slice(0, 2);
}

/** How many statements of the report contradict a title: its period, its dates, who signed it, who presents it. */
function contradictionsOf({ year, agency }: FoundTitle, own: OwnStatements, isInList: boolean): number {
  let count = 0;
  // A period copied from last year's report contradicts a title that the narrative confirms.
  if (year !== null && (isInList || !own.narrates(year))) {
    if (own.periodYear !== null && own.periodYear !== year) count += 1;
    const isConfirmed = isInList || (own.periodYear !== null && own.signedFor.includes(own.periodYear));
    if (own.signedFor.length > 0 && !own.signedFor.includes(year) && isConfirmed) count += 1;
  }
  if (agency !== null) {
    if (own.signedBy !== null && isOther(own.signedBy, agency.name)) count += 1;
    if (count > 0 || isInList) {
      const names = own.introducedBy();
      if (names.length > 0 && names.every((name) => isOther(name, agency.name))) count += 1;
    }
  }
  return count;
}

/**
 * Parts the titles of other reports, which a page lists above this one, from those that can be its own.
 *
 * A title behind 上一篇 or 相关阅读 is never its own; one in a list is not where the report says another year or
 * body; one that stands alone is not where two statements contradict it.
 */
export function splitListed<T extends Heading>(
  headings: readonly T[],
  head: readonly Line[],
  own: OwnStatements,
): { readonly kept: readonly T[]; readonly listed: readonly T[] } {
  const kept: T[] = [];
  const listed: T[] = [];
  for (const heading of headings) {
    const isInList = headings.length > 1 && isAmongOthers(heading, headings);
    const isListed =
      isLinked(heading, head) || contradictionsOf(heading.title, own, isInList) >= (isInList ? 1 : 2);
    (isListed ? listed : kept).push(heading);
  }
  return { kept, listed };
}
