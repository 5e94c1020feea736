import type { Random } from "@gongkai/corpus";
import type { SectionId } from "@gongkai/schema";
import type { MadeAgency } from "./made-agencies.ts";
import { STATEMENTS, type Statement } from "./statements.ts";
import {
  AIMS,
  MANNERS,
  MATTERS,
  NAME_BEGINNINGS,
  NAME_ENDINGS,
  NAME_MIDDLES,
  OBJECTS,
  SHORTCOMINGS,
  VERBS,
} from "./words.ts";

/** What one section is written from. */
export interface SectionPlan {
  readonly agency: MadeAgency;
  readonly year: number;
  readonly section: SectionId;
}

function projectName(random: Random): string {
  return random.pick(NAME_BEGINNINGS) + random.pick(NAME_MIDDLES) + random.pick(NAME_ENDINGS);
}

/** A whole number around a usual one, some with thousands separators; small ones occur often, as they do in reports. */
function drawNumber(usual: number, size: number, random: Random): string {
  const number = Math.max(1, Math.round(usual * Math.min(size, 12) * Math.exp(random.next() * 2 - 1)));
  if (number < 1000 || random.chance(0.6)) return String(number);
  return number.toLocaleString("en-US");
}

function documentNumber({ place }: MadeAgency, year: number, random: Random): string {
  const issuer = random.chance(0.25) ? "国办公开办函" : `${place.charAt(0)}政办发`;
  return `${issuer}〔${year - random.integer(0, 2)}〕${random.integer(1, 180)}号`;
}

function action(random: Random): string {
  return `${random.pick(MANNERS)}${random.pick(VERBS)}${random.pick(OBJECTS)}`;
}

type SentenceWriter = (plan: SectionPlan, random: Random) => string;

const SENTENCES: readonly SentenceWriter[] = [
  ({ agency }, random) => `${agency.self}${action(random)}，${action(random)}，${random.pick(AIMS)}。`,
  (_, random) => `围绕${random.pick(MATTERS)}和${random.pick(OBJECTS)}，${action(random)}。`,
  ({ agency, year }, random) =>
    `根据《关于${random.pick(VERBS)}${random.pick(OBJECTS)}的通知》（${documentNumber(agency, year, random)}）要求，${action(random)}。`,
  (_, random) => `开设“${projectName(random)}”${random.integer(2, 60)}场次，${random.pick(AIMS)}。`,
  ({ agency }, random) => `${agency.place}探索${projectName(random)}做法，${action(random)}，受到群众好评。`,
  ({ agency }, random) => `聚焦${random.pick(agency.topics)}，${action(random)}，${random.pick(AIMS)}。`,
  (_, random) =>
    `对${random.pick(MATTERS)}类事项${action(random)}；对${random.pick(MATTERS)}类事项另行说明。`,
  ({ year }, random) => `${year}年${random.integer(1, 12)}月，${action(random)}。`,
  (_, random) => `群众满意度为${random.integer(80, 99)}.${random.integer(0, 9)}%，比上年有所提高。`,
];

const PROBLEM_SENTENCES: readonly SentenceWriter[] = [
  (_, random) => `一是${random.pick(OBJECTS)}${random.pick(SHORTCOMINGS)}。`,
  (_, random) => `二是${random.pick(SHORTCOMINGS)}，${random.pick(MATTERS)}方面尤为明显。`,
  ({ agency }, random) => `下一步，${agency.self}将${action(random)}，${action(random)}。`,
  (_, random) => `针对${random.pick(SHORTCOMINGS)}的问题，${action(random)}，${random.pick(AIMS)}。`,
];

/** The sentences that state numbers: most of what belongs into the section, each left out now and then. */
function statementSentence({ agency, section }: SectionPlan, random: Random): string {
  const stated: readonly Statement[] = STATEMENTS.filter(
    (statement) => statement.section === section && random.chance(0.7),
  );
  if (stated.length === 0) return "";
  const clauses = stated.map((statement) =>
    random.pick(statement.sentences).replace("{}", drawNumber(statement.usual, agency.size, random)),
  );
  return `${clauses.join("，")}。`;
}

/** Writes the narrative of a section: 5 to 18 sentences, some 350 characters on average. */
export function writeSection(plan: SectionPlan, random: Random): string {
  const { section } = plan;
  const own = section === "problemsAndImprovements" ? PROBLEM_SENTENCES : [];
  const opening = own.map((sentence) => sentence(plan, random));
  const count = random.integer(5, section === "overview" || section === "proactiveDisclosure" ? 18 : 11);
  const others = Array.from({ length: count }, () => random.pick(SENTENCES)(plan, random));
  const paragraphs = [statementSentence(plan, random), opening.join(""), others.join("")];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n");
}
