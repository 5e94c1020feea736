import type { SectionId } from "@gongkai/schema";
import type { Random } from "../../random.ts";
import { MANAGEMENT, PLATFORM, YEARS } from "../overview-sentences.ts";
import type { Passage } from "../passage.ts";
import { joinPassages, passage, toPassage } from "../passage.ts";
import { writeProblemsAndImprovements } from "../problems-and-improvements.ts";
import { say, saySome, type Writer } from "../sentence.ts";
import { CATEGORIES, CHANNELS, TOTALS } from "../varied/disclosures.ts";
import { NO_FEE, PROPOSALS } from "../varied/fees-and-proposals.ts";
import { DISTRACTORS, OVERSIGHT, PLAIN_WORDS } from "../varied/oversight.ts";
import { DISPUTES, NO_DISPUTES } from "../varied/remedies.ts";
import { NOT_REQUESTED, REQUESTED } from "../varied/requests.ts";

/** A section of a report without an official form: what it is about, its wordings and what it says. */
interface FreeFormSection {
  readonly id: SectionId;
  readonly headings: readonly string[];
  readonly write: (writer: Writer) => readonly Passage[];
}

const requests = (writer: Writer): Passage => {
  const { received, pendingAtStart } = writer.facts;
  return say(writer, received + pendingAtStart === 0 ? NOT_REQUESTED : REQUESTED);
};

const disputes = (writer: Writer): Passage => {
  const { reconsiderations, lawsuits } = writer.facts;
  return say(writer, reconsiderations + lawsuits === 0 ? NO_DISPUTES : DISPUTES);
};

/** Reports before the forms: what most have, in the usual order. */
const GOVERNMENT_SECTIONS: readonly FreeFormSection[] = [
  {
    id: "overview",
    headings: ["概述", "总体情况", "工作基本情况"],
    write: (writer) => [say(writer, YEARS), say(writer, OVERSIGHT)],
  },
  {
    id: "proactiveDisclosure",
    headings: ["主动公开政府信息情况", "政府信息主动公开情况"],
    write: (writer) => [
      toPassage("（一）公开的数量"),
      say(writer, writer.random.pick([TOTALS, CHANNELS, CATEGORIES])),
      toPassage("（二）公开的形式"),
      say(writer, PLATFORM),
    ],
  },
  {
    id: "requests",
    headings: ["依申请公开政府信息情况", "依申请公开政府信息和不予公开政府信息的情况"],
    write: (writer) => [joinPassages([requests(writer), say(writer, PLAIN_WORDS)])],
  },
  {
    id: "other",
    headings: ["收费及减免情况", "政府信息公开的收费及减免情况"],
    write: (writer) => [say(writer, NO_FEE.slice(0, 2))],
  },
  {
    id: "remedies",
    headings: ["因政府信息公开申请行政复议、提起行政诉讼情况", "政府信息公开行政复议、行政诉讼情况"],
    write: (writer) => [disputes(writer)],
  },
  {
    id: "problemsAndImprovements",
    headings: ["存在的主要问题及改进措施", "存在的主要问题和改进情况"],
    write: writeProblemsAndImprovements,
  },
  {
    id: "otherMatters",
    headings: ["需要说明的事项", "其他需要报告的事项"],
    write: (writer) => [joinPassages([say(writer, PROPOSALS), say(writer, DISTRACTORS)])],
  },
];

/** Sections that some of those reports have besides. */
const FURTHER_SECTIONS: readonly FreeFormSection[] = [
  { id: "other", headings: ["组织领导和制度建设"], write: (writer) => [saySome(writer, 2, PLAIN_WORDS)] },
  { id: "other", headings: ["回应解读"], write: (writer) => [say(writer, PLAIN_WORDS)] },
  { id: "other", headings: ["人员和收支"], write: (writer) => [saySome(writer, 2, DISTRACTORS)] },
  { id: "other", headings: ["机构建设、保障经费和培训会议"], write: (writer) => [say(writer, OVERSIGHT)] },
];

/** Reports of universities: an academic year, and no figures by form. */
const UNIVERSITY_SECTIONS: readonly FreeFormSection[] = [
  {
    id: "overview",
    headings: ["概述"],
    write: (writer) => [say(writer, PLAIN_WORDS), saySome(writer, 2, MANAGEMENT)],
  },
  {
    id: "proactiveDisclosure",
    headings: ["主动公开情况", "信息主动公开情况"],
    write: (writer) => [say(writer, writer.random.pick([TOTALS, CHANNELS, CATEGORIES]))],
  },
  {
    id: "other",
    headings: ["重点领域信息公开"],
    write: ({ facts }) => [
      passage`（一）${facts.topics[0]}。相关办法、计划和结果在招生信息网公布。`,
      passage`（二）${facts.topics[1]}。按学期公布预算、决算和收费标准。`,
    ],
  },
  {
    id: "requests",
    headings: ["依申请公开和不予公开情况"],
    write: (writer) => [requests(writer)],
  },
  {
    id: "other",
    headings: ["对信息公开的评议"],
    write: () => [toPassage("教职工和学生代表认为信息公开总体及时，建议增加查询方式。")],
  },
  {
    id: "remedies",
    headings: ["因信息公开工作受到举报、复议、诉讼的情况"],
    write: (writer) => [say(writer, NO_DISPUTES.slice(0, 3))],
  },
  {
    id: "problemsAndImprovements",
    headings: ["信息公开工作的经验、存在的问题和改进措施"],
    write: writeProblemsAndImprovements,
  },
  {
    id: "other",
    headings: ["清单事项公开"],
    write: () => [toPassage("清单列明的各类事项均已公开，网址见学校信息公开网。")],
  },
];

/** The sections of one report: most of the usual ones, some more, from three to nine. */
export function drawOutline(random: Random, kind: "government" | "university"): readonly FreeFormSection[] {
  if (kind === "university") return UNIVERSITY_SECTIONS;
  if (random.chance(0.1)) return GOVERNMENT_SECTIONS.slice(1, random.integer(4, 5));
  if (random.chance(0.6)) return GOVERNMENT_SECTIONS;
  const at = random.integer(1, 3);
  return [
    ...GOVERNMENT_SECTIONS.slice(0, at),
    random.pick(FURTHER_SECTIONS),
    ...GOVERNMENT_SECTIONS.slice(at),
  ];
}
