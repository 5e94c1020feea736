import type { FormSectionId } from "@gongkai/schema";
import type { TextHabits } from "../../agencies/text-habits.ts";
import { MANAGEMENT, PETITIONS, PLATFORM, YEARS } from "../overview-sentences.ts";
import { joinPassages, type Passage, passage, toPassage } from "../passage.ts";
import { writeProblemsAndImprovements } from "../problems-and-improvements.ts";
import { type Sentence, say, saySome, type Writer } from "../sentence.ts";
import { CATEGORIES, CHANNELS, COMPARISONS, READERS, TOTALS } from "./disclosures.ts";
import { DECISIONS, DOCUMENTS } from "./documents-and-decisions.ts";
import { ADMINISTRATIVE_FEES, FEE, NO_FEE, PROPOSALS } from "./fees-and-proposals.ts";
import { pickSubheadings } from "./headings.ts";
import { DISTRACTORS, OVERSIGHT, PLAIN_WORDS } from "./oversight.ts";
import { DISPUTES, NO_DISPUTES } from "./remedies.ts";
import { NOT_REQUESTED, REQUESTED } from "./requests.ts";

/** A sentence of each list that its chance falls on, in a row. */
function sayOf(
  writer: Writer,
  lists: readonly (readonly [chance: number, ways: readonly Sentence[]])[],
): Passage {
  return joinPassages(
    lists.map(([chance, ways]) => (writer.random.chance(chance) ? say(writer, ways) : toPassage(""))),
  );
}

function sayRequests(writer: Writer): Passage {
  const { received, pendingAtStart, petitions } = writer.facts;
  if (received + pendingAtStart === 0) return say(writer, NOT_REQUESTED);
  return petitions > 0 && writer.random.chance(0.4)
    ? joinPassages([say(writer, REQUESTED), say(writer, PETITIONS)])
    : say(writer, REQUESTED);
}

function sayDisputes(writer: Writer): Passage {
  const { reconsiderations, lawsuits } = writer.facts;
  return say(writer, reconsiderations + lawsuits === 0 ? NO_DISPUTES : DISPUTES);
}

/** The topics of section one: the five that the form's notes ask for, and others that offices add. */
const TOPICS: readonly (readonly [name: string, isOfficial: boolean, write: (writer: Writer) => Passage])[] =
  [
    [
      "主动公开",
      true,
      (writer) =>
        joinPassages([
          say(writer, writer.random.pick([TOTALS, CHANNELS, CHANNELS, CATEGORIES, COMPARISONS])),
          sayOf(writer, [
            [0.4, DOCUMENTS],
            [0.4, READERS],
            [0.3, DECISIONS],
            [0.5, PLAIN_WORDS],
            [0.3, DISTRACTORS],
          ]),
        ]),
    ],
    [
      "依申请公开",
      true,
      (writer) => joinPassages([sayRequests(writer), sayOf(writer, [[0.2, DISTRACTORS]])]),
    ],
    [
      "政府信息管理",
      true,
      (writer) => joinPassages([saySome(writer, 2, MANAGEMENT), sayOf(writer, [[0.3, PLAIN_WORDS]])]),
    ],
    [
      "政府信息公开平台建设",
      true,
      (writer) =>
        joinPassages([
          say(writer, PLATFORM),
          sayOf(writer, [
            [0.4, READERS],
            [0.3, DISTRACTORS],
          ]),
        ]),
    ],
    [
      "监督保障",
      true,
      (writer) => joinPassages([say(writer, OVERSIGHT), sayOf(writer, [[0.5, DISTRACTORS]])]),
    ],
    ["组织领导", false, (writer) => saySome(writer, 2, PLAIN_WORDS)],
    ["教育培训", false, (writer) => joinPassages([say(writer, OVERSIGHT), say(writer, PLAIN_WORDS)])],
    ["行政复议诉讼", false, sayDisputes],
  ];

function writeOverview(writer: Writer, habits: TextHabits): readonly Passage[] {
  const { random } = writer;
  const form = pickSubheadings(random, habits.ordinals);
  const official = TOPICS.filter(([, isOfficial]) => isOfficial);
  const kept = random.chance(0.8) ? official : official.slice(0, random.integer(3, 4));
  const added = random.chance(0.3) ? [random.pick(TOPICS.filter(([, isOfficial]) => !isOfficial))] : [];
  const topics = random.chance(0.2) ? random.shuffle([...kept, ...added]) : [...kept, ...added];
  const paragraphs = topics.flatMap(([name, , write], index) => {
    const heading = form.print(index + 1, name);
    const body = write(writer);
    return form.isOwnLine ? [toPassage(heading), body] : [joinPassages([heading, body])];
  });
  return random.chance(0.7) ? [say(writer, YEARS), ...paragraphs] : paragraphs;
}

const NOTHING: readonly string[] = ["无", "无。", "暂无其他事项。", "本年度无。", "无其他需要报告的事项。"];

function writeOtherMatters(writer: Writer): readonly Passage[] {
  const { further } = writer.facts;
  const fee = say(writer, further.processingFee.notices > 0 ? FEE : NO_FEE);
  return [
    fee,
    sayOf(writer, [[0.4, PROPOSALS]]),
    sayOf(writer, [[0.2, ADMINISTRATIVE_FEES]]),
    sayOf(writer, [[0.3, DISTRACTORS]]),
  ];
}

function writeBody(writer: Writer, section: FormSectionId, habits: TextHabits): readonly Passage[] {
  const { random } = writer;
  switch (section) {
    case "overview":
      return writeOverview(writer, habits);
    case "proactiveDisclosure":
      return [
        sayOf(writer, [
          [0.15, DOCUMENTS],
          [0.15, DECISIONS],
          [0.1, ADMINISTRATIVE_FEES],
        ]),
      ];
    case "requests":
      return random.chance(0.3) ? [sayRequests(writer)] : [];
    case "remedies":
      return random.chance(0.4) ? [sayDisputes(writer)] : [];
    case "problemsAndImprovements":
      return habits.emptySections === "lastTwo"
        ? [toPassage(random.pick(NOTHING.slice(0, 2)))]
        : writeProblemsAndImprovements(writer);
    case "otherMatters":
      return habits.emptySections === "none" ? writeOtherMatters(writer) : [toPassage(random.pick(NOTHING))];
  }
}

/** The paragraphs of one section in varied wording; none is empty. */
export function writeVariedSection(
  writer: Writer,
  section: FormSectionId,
  habits: TextHabits,
): readonly Passage[] {
  return writeBody(writer, section, habits).filter(({ text }) => text !== "");
}

/** The paragraphs of a section that the form does not have. */
export function writeAddedSection(writer: Writer): readonly Passage[] {
  return [passage`${say(writer, PLAIN_WORDS)}${say(writer, DISTRACTORS)}`];
}
