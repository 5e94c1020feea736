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
import { joinPassages, type Passage, toPassage } from "./passage.ts";
import { say, saySome, type Writer } from "./sentence.ts";

/** How the five topics are headed: on a line of their own, or at the head of the paragraph. */
type TopicStyle = "ownLine" | "inParagraph";

const TOPICS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"] as const;
const ORDINALS = ["一", "二", "三", "四", "五"] as const;

function writeRequests(writer: Writer): Passage {
  const { received, pendingAtStart, petitions } = writer.facts;
  if (received + pendingAtStart === 0) return say(writer, NOT_REQUESTED);
  const passage = say(writer, REQUESTED);
  return petitions > 0 ? joinPassages([passage, say(writer, PETITIONS)]) : passage;
}

/** The paragraphs of section one: the year, and the five topics that the form's notes ask for. */
export function writeOverview(writer: Writer): readonly Passage[] {
  const { random } = writer;
  const style: TopicStyle = random.chance(0.5) ? "ownLine" : "inParagraph";
  const suffix = random.pick(["", "情况"]);
  const bodies = [
    joinPassages([say(writer, PUBLISHED), saySome(writer, 2, PUBLISHED_MORE)]),
    writeRequests(writer),
    saySome(writer, 2, MANAGEMENT),
    saySome(writer, 2, PLATFORM),
    saySome(writer, 2, OVERSIGHT),
  ];
  const topics = TOPICS.flatMap((topic, index) => {
    const heading = `（${ORDINALS[index] ?? ""}）${topic}${suffix}`;
    const body = bodies[index] ?? toPassage("");
    return style === "ownLine" ? [toPassage(heading), body] : [joinPassages([`${heading}。`, body])];
  });
  return [say(writer, YEARS), ...topics];
}
