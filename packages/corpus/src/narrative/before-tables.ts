import type { SectionId } from "@gongkai/schema";
import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";
import { type Sentence, say } from "./sentence.ts";

const REQUESTS: readonly Sentence[] = [
  ({ received, receivedFromPersons }) =>
    `本年度新收政府信息公开申请${received}件，其中自然人申请${receivedFromPersons}件。`,
  ({ received, pendingAtStart }) =>
    `全年共收办政府信息公开申请${received + pendingAtStart}件，具体情况见下表。`,
];

const REMEDIES: readonly Sentence[] = [
  ({ reconsiderations, lawsuits }) =>
    `因政府信息公开工作引发行政复议${reconsiderations}件、行政诉讼${lawsuits}件。`,
  ({ year, reconsiderations, lawsuits }) =>
    `${year}年发生政府信息公开行政复议${reconsiderations}起，行政诉讼${lawsuits}起。`,
];

/** What an agency writes between a heading and its table; most write nothing. */
export function writeBeforeTable(random: Random, facts: Facts, section: SectionId): readonly string[] {
  if (section === "requests" && random.chance(0.2)) return [say(random, facts, REQUESTS)];
  if (section === "remedies" && random.chance(0.2)) return [say(random, facts, REMEDIES)];
  return [];
}
