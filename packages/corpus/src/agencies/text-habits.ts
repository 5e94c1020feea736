import type { Random } from "../random.ts";

/** The wordings of a title and the places where it stands; named as in the survey of real reports. */
export const TITLE_FORMS = [
  "canonical",
  "yearFirst",
  "annual",
  "withoutWork",
  "workReport",
  "withoutGovernment",
  "governmentAffairs",
  "shortReport",
  "withoutYear",
  "withoutAgency",
  "withoutPlace",
  "regionOnly",
  "scoped",
  "splitAfterAgency",
  "splitInsideWord",
  "splitLosingYear",
  "spaced",
  "repeated",
  "siteSuffix",
  "mergedIntoSentence",
  "quotedOnly",
  "metadataOnly",
  "fileName",
  "none",
] as const;

/** A form of the title. */
export type TitleForm = (typeof TITLE_FORMS)[number];

/** The ways to print the statistics period; the last three are wrong ones that offices have printed. */
export const PERIOD_FORMS = [
  "fromTo",
  "yearOnce",
  "hyphen",
  "dash",
  "spaced",
  "months",
  "none",
  "endsEarly",
  "yearBefore",
  "fourteenMonths",
] as const;

/** A way to print the statistics period. */
export type PeriodForm = (typeof PERIOD_FORMS)[number];

/** The ways to print the date of publication above the text. */
export const PUBLICATION_FORMS = [
  "none",
  "released",
  "releasedWithTime",
  "time",
  "gluedToSource",
  "bareTime",
  "edited",
  "empty",
] as const;

/** A way to print the date of publication. */
export type PublicationForm = (typeof PUBLICATION_FORMS)[number];

/** The ways to sign a report. */
export const SIGNATURE_FORMS = [
  "none",
  "agencyAndDate",
  "dateOnly",
  "agencyOnly",
  "monthOnly",
  "chineseNumerals",
  "lostBracket",
  "belowTitle",
] as const;

/** A way to sign a report. */
export type SignatureForm = (typeof SIGNATURE_FORMS)[number];

/** The ways to number the sections. */
export const ORDINAL_FORMS = [
  "plain",
  "spaced",
  "fullStop",
  "bracketed",
  "halfBracketed",
  "arabicStop",
  "arabicComma",
  "part",
  "bullet",
] as const;

/** A way to number the sections. */
export type OrdinalForm = (typeof ORDINAL_FORMS)[number];

/** How a report and its page are worded, beside the numbers. */
export interface TextHabits {
  readonly title: TitleForm;
  readonly period: PeriodForm;
  readonly publication: PublicationForm;
  readonly signature: SignatureForm;
  readonly ordinals: OrdinalForm;
  /** Whether headings keep the official wording. */
  readonly headings: "official" | "renamed";
  /** `five` leaves section six out, `seven` puts one more before it. */
  readonly sections: "six" | "five" | "seven";
  /** Whether section six, or five as well, says nothing but 无. */
  readonly emptySections: "none" | "otherMatters" | "lastTwo";
  /** Where the introduction names the agency, or that it does not. */
  readonly introduction: "compiledBy" | "published" | "defined" | "contactOnly" | "selfOnly" | "absent";
  /** How the report can be reached: in a sentence of the introduction, in lines at its end, or not at all. */
  readonly contact: "sentence" | "lines" | "none";
  /** The page's rows of data on the document. */
  readonly metadata: "none" | "colonLines" | "pipeRow";
  readonly footer: "agency" | "government" | "none";
  readonly breadcrumb: "none" | ">" | "/" | "->" | ">>";
  /** Whether the narrative calls the agency 我局, or 县教育局. */
  readonly selfReference: "we" | "short";
  readonly namesAccount: boolean;
  readonly namesOther: boolean;
  readonly documentNumber: boolean;
  readonly url: "none" | "slug" | "named";
}

/** Forms of the title that do not name the agency. */
const NAMELESS_TITLES: readonly TitleForm[] = ["withoutAgency", "none"];

/** What a page that names its agency nowhere leaves out, beside a title that names it. */
const ANONYMOUS = {
  introduction: "selfOnly",
  contact: "none",
  metadata: "none",
  breadcrumb: "none",
  selfReference: "we",
  namesAccount: false,
  documentNumber: false,
  signature: "dateOnly",
  publication: "released",
  url: "none",
} as const satisfies Partial<TextHabits>;

/** Draws how one report is worded, about as often as real reports are; rare forms are made less rare. */
export function drawTextHabits(random: Random): TextHabits {
  const title = random.chance(0.35) ? "canonical" : random.pick(TITLE_FORMS);
  // Two reports of five name nobody in their introduction; one of sixteen pages names the agency nowhere.
  const isAnonymous = NAMELESS_TITLES.includes(title) && random.chance(0.4);
  const habits: TextHabits = {
    title,
    period: random.chance(0.5) ? random.pick(["fromTo", "yearOnce"]) : random.pick(PERIOD_FORMS),
    publication: random.chance(0.4) ? "none" : random.pick(PUBLICATION_FORMS),
    signature: random.chance(0.3) ? "none" : random.pick(SIGNATURE_FORMS),
    ordinals: random.chance(0.7) ? "plain" : random.pick(ORDINAL_FORMS),
    headings: random.chance(0.6) ? "official" : "renamed",
    sections: random.chance(0.85) ? "six" : random.pick(["five", "seven"]),
    emptySections: random.chance(0.85) ? "none" : random.pick(["otherMatters", "lastTwo"]),
    introduction: random.pick(["compiledBy", "published", "defined", "contactOnly", "selfOnly", "absent"]),
    contact: random.pick(["sentence", "sentence", "lines", "none"]),
    metadata: random.pick(["none", "none", "colonLines", "pipeRow"]),
    footer: random.pick(["agency", "government", "none"]),
    breadcrumb: random.chance(0.6) ? "none" : random.pick([">", "/", "->", ">>"]),
    selfReference: random.chance(0.85) ? "we" : "short",
    namesAccount: random.chance(0.15),
    namesOther: random.chance(0.06),
    documentNumber: random.chance(0.15),
    url: random.pick(["none", "slug", "named"]),
  };
  if (!isAnonymous) return habits;
  // The government that runs the website may still be named: it is not the agency.
  return { ...habits, ...ANONYMOUS, footer: habits.footer === "agency" ? "none" : habits.footer };
}
