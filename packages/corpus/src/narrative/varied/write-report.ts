import { OWN_SECTION, SECTIONS } from "@gongkai/schema";
import type { TextHabits } from "../../agencies/text-habits.ts";
import { type Passage, toPassage } from "../passage.ts";
import type { WrittenSection } from "../resolve-claims.ts";
import type { Writer } from "../sentence.ts";
import { numberHeading, wordHeading } from "./headings.ts";
import { writeAddedSection, writeVariedSection } from "./sections.ts";

/** All sections of a report in varied wording. Each draws from a stream of its own. */
export function writeVariedSections(writer: Writer, habits: TextHabits): readonly WrittenSection[] {
  const ids = SECTIONS.map(({ id }) => id).filter(
    (id) => habits.sections !== "five" || id !== "otherMatters",
  );
  const written: readonly WrittenSection[] = ids.flatMap((id) => {
    const random = writer.random.fork(id);
    const section = {
      id,
      heading: wordHeading(random, id, habits.headings),
      passages: writeVariedSection({ ...writer, random }, id, habits),
    };
    if (habits.sections !== "seven" || id !== "otherMatters") return [section];
    const added = { id: OWN_SECTION.id, heading: "创新性做法", passages: writeAddedSection(writer) };
    return [added, section];
  });
  return written.map((section, index) => ({
    ...section,
    heading: numberHeading(habits.ordinals, index + 1, section.heading),
  }));
}

/** A sentence of section one that names another body in the agency's place, copied from its report. */
export function copiedSentence(year: number, other: string): Passage {
  return toPassage(`${year}年，${other}高度重视政府信息公开工作，明确专人负责，各项任务按期完成。`);
}

/** A sentence of section one that names the agency's account. */
export function accountSentence(name: string): Passage {
  return toPassage(`关注“${name}”微信公众号，可以及时查看公开的信息。`);
}
