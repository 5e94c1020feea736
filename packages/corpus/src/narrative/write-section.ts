import type { SectionId } from "@gongkai/schema";
import { writeBeforeTable } from "./before-tables.ts";
import { writeOtherMatters } from "./other-matters.ts";
import { writeOverview } from "./overview.ts";
import type { Passage } from "./passage.ts";
import { writeProblemsAndImprovements } from "./problems-and-improvements.ts";
import type { Writer } from "./sentence.ts";

/** The paragraphs of one section. */
export function writeSection(writer: Writer, section: SectionId): readonly Passage[] {
  if (section === "overview") return writeOverview(writer);
  if (section === "problemsAndImprovements") return writeProblemsAndImprovements(writer);
  if (section === "otherMatters") return writeOtherMatters(writer);
  return writeBeforeTable(writer, section);
}
