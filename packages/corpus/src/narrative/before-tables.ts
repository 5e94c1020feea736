import type { SectionId } from "@gongkai/schema";
import { type Passage, passage } from "./passage.ts";
import { type Sentence, say, type Writer } from "./sentence.ts";

const REQUESTS: readonly Sentence[] = [
  ({ received, receivedFromPersons }, { count }) => {
    const total = count("requests.received", received, "件");
    return passage`本年度新收政府信息公开申请${total}，其中自然人申请${count("requests.applicant", receivedFromPersons, "件", { scope: "naturalPerson", partOf: total })}。`;
  },
  ({ received, pendingAtStart }, { count }) =>
    passage`全年共收办政府信息公开申请${count("requests.receivedAndPending", received + pendingAtStart, "件")}，具体情况见下表。`,
];

const REMEDIES: readonly Sentence[] = [
  ({ reconsiderations, lawsuits }, { count }) =>
    passage`因政府信息公开工作引发行政复议${count("remedies.reconsideration", reconsiderations, "件")}、行政诉讼${count("remedies.litigation", lawsuits, "件")}。`,
  ({ year, reconsiderations, lawsuits }, { count }) =>
    passage`${year}年发生政府信息公开行政复议${count("remedies.reconsideration", reconsiderations, "起")}，行政诉讼${count("remedies.litigation", lawsuits, "起")}。`,
];

/** What an agency writes between a heading and its table; most write nothing. */
export function writeBeforeTable(writer: Writer, section: SectionId): readonly Passage[] {
  if (section === "requests" && writer.random.chance(0.2)) return [say(writer, REQUESTS)];
  if (section === "remedies" && writer.random.chance(0.2)) return [say(writer, REMEDIES)];
  return [];
}
