import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";
import {
  MANAGEMENT,
  NOT_REQUESTED,
  OVERSIGHT,
  PETITIONS,
  PLATFORM,
  PUBLISHED,
  PUBLISHED_MORE,
  REQUESTED,
  YEARS,
} from "./overview-sentences.ts";
import { say, saySome } from "./sentence.ts";

/** How the five topics are headed: on a line of their own, or at the head of the paragraph. */
type TopicStyle = "ownLine" | "inParagraph";

const TOPICS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"] as const;
const ORDINALS = ["一", "二", "三", "四", "五"] as const;

function writeRequests(random: Random, facts: Facts): string {
  if (facts.received + facts.pendingAtStart === 0) return say(random, facts, NOT_REQUESTED);
  const text = say(random, facts, REQUESTED);
  return facts.petitions > 0 ? `${text}${say(random, facts, PETITIONS)}` : text;
}

/** The paragraphs of section one: the year, and the five topics that the form's notes ask for. */
export function writeOverview(random: Random, facts: Facts): readonly string[] {
  const style: TopicStyle = random.chance(0.5) ? "ownLine" : "inParagraph";
  const suffix = random.pick(["", "情况"]);
  const bodies = [
    `${say(random, facts, PUBLISHED)}${saySome(random, facts, 2, PUBLISHED_MORE)}`,
    writeRequests(random, facts),
    saySome(random, facts, 2, MANAGEMENT),
    saySome(random, facts, 2, PLATFORM),
    saySome(random, facts, 2, OVERSIGHT),
  ];
  const topics = TOPICS.flatMap((topic, index) => {
    const heading = `（${ORDINALS[index] ?? ""}）${topic}${suffix}`;
    const body = bodies[index] ?? "";
    return style === "ownLine" ? [heading, body] : [`${heading}。${body}`];
  });
  return [say(random, facts, YEARS), ...topics];
}
