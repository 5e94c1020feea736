import type { Agency } from "../agencies/agency.ts";
import { isGovernment, ownPlace, shortName } from "../agencies/names.ts";
import type { TextHabits } from "../agencies/text-habits.ts";
import type { Random } from "../random.ts";
import type { TruthMention } from "../truth.ts";

const TITLE_END = "政府信息公开工作年度报告";

/** The lines of a report's title; none where the agency prints no title. */
export function titleLines(agency: Agency, year: number): readonly string[] {
  const { title, titleBreak } = agency.habits;
  if (title === "none") return [];
  if (title === "yearFirst") return [`${year}年${agency.name}${TITLE_END}`];
  const yearWord = title === "annual" ? `${year}年度` : `${year}年`;
  if (titleBreak === "afterAgency") return [agency.name, `${yearWord}${TITLE_END}`];
  // Pages with a narrow heading break it after 政府, inside 政府信息公开.
  if (titleBreak === "insideWord") {
    return [`${agency.name}${yearWord}${TITLE_END.slice(0, 2)}`, TITLE_END.slice(2)];
  }
  return [`${agency.name}${yearWord}${TITLE_END}`];
}

/** A title wherever a document prints it. */
export interface PrintedTitle {
  /** The lines of the heading; none where the title stands elsewhere or nowhere. */
  readonly lines: readonly string[];
  /** Lines of the page above it that print it. */
  readonly above: readonly string[];
  /** The first sentence of the introduction, where it carries the title. */
  readonly sentence: string | null;
  /** Every wording without spaces and line breaks, the one that says most first. */
  readonly titles: readonly string[];
  /** The name that the title gives the agency. */
  readonly mentions: readonly TruthMention[];
  readonly statesYear: boolean;
}

/** Prints a title in one of the forms that real reports have. */
export function printTitle(
  form: TextHabits["title"],
  agency: Agency,
  year: number,
  random: Random,
): PrintedTitle {
  const { name } = agency;
  const canonical = `${name}${year}年${TITLE_END}`;
  const named = (lines: readonly string[], title = lines.join("").replaceAll(" ", "")): PrintedTitle => ({
    lines,
    above: [],
    sentence: null,
    titles: [title],
    mentions: [{ kind: "title", name }],
    statesYear: true,
  });
  const nowhere: PrintedTitle = { ...named([]), titles: [], mentions: [], statesYear: false };
  switch (form) {
    case "canonical":
      return named([canonical]);
    case "yearFirst":
      return named([`${year}年${name}${TITLE_END}`]);
    case "annual":
      return named([`${name}${year}年度${TITLE_END}`]);
    case "withoutWork":
      return named([`${name}${year}年政府信息公开年度报告`]);
    case "workReport":
      return named([`${name}${year}年度政府信息公开工作报告`]);
    case "withoutGovernment":
      return named([`${name}${year}年信息公开年度报告`]);
    case "governmentAffairs":
      return named([`${name}${year}年政务信息公开年度报告`]);
    case "shortReport":
      return named([`${year}年${name}政府信息公开年报`]);
    case "withoutYear":
      return { ...named([`${name}${TITLE_END}`]), statesYear: false };
    case "withoutAgency":
      return { ...named([`${year}年${TITLE_END}`]), mentions: [] };
    case "withoutPlace":
      return {
        ...named([`${shortName(agency)}${year}年${TITLE_END}`]),
        mentions: [{ kind: "title", name: shortName(agency) }],
      };
    case "regionOnly": {
      // A bureau's report under its region's name would be a wrong title, not a short one.
      if (!isGovernment(agency)) return named([canonical]);
      const region = agency.region.township ?? ownPlace(agency);
      return { ...named([`${region}${year}年${TITLE_END}`]), mentions: [{ kind: "title", name: region }] };
    }
    case "scoped":
      return named([`${canonical}${random.pick(["（文字版）", "（图片版）", "（机关）"])}`]);
    case "splitAfterAgency":
      return named([name, `${year}年${TITLE_END}`]);
    case "splitInsideWord":
      return named([`${name}${year}年政府`, TITLE_END.slice(2)]);
    case "splitLosingYear":
      return named([`${name}${year}`, TITLE_END]);
    case "spaced":
      return named([
        random.pick([
          `${name} ${year} 年${TITLE_END}`,
          `${name}${year}年度 ${TITLE_END}`,
          `${name} ${year}年${TITLE_END}`,
        ]),
      ]);
    case "repeated": {
      const other = random.pick([
        canonical,
        `${name}${year}年度政府信息公开年度报告`,
        `${year}年${TITLE_END}`,
      ]);
      return { ...named([canonical]), above: [other], titles: [...new Set([canonical, other])] };
    }
    case "siteSuffix":
      return named([`${canonical}-${agency.region.county ?? agency.region.province}政府网`], canonical);
    case "fileName":
      return named([`${canonical}.docx`], canonical);
    case "mergedIntoSentence":
      return {
        ...named([], canonical),
        sentence: `${canonical}（以下简称年报）是依据《中华人民共和国政府信息公开条例》编制的。`,
      };
    case "quotedOnly":
      return {
        ...named([], canonical),
        mentions: [{ kind: "introduction", name }],
        sentence: `根据《中华人民共和国政府信息公开条例》要求，${random.pick(["现发布", "编制了"])}《${canonical}》。`,
      };
    case "metadataOnly":
      return {
        ...named([], canonical),
        mentions: [{ kind: "metadata", name }],
        above: [random.pick([`名    称：${canonical}`, `标 题 | ${canonical} |`, `信息名称：${canonical}`])],
      };
    case "none":
      return nowhere;
  }
}
