import type { SectionId } from "@gongkai/schema";
import type { Random } from "../random.ts";
import { writeBeforeTable } from "./before-tables.ts";
import type { Facts } from "./facts.ts";
import { writeOtherMatters } from "./other-matters.ts";
import { writeOverview } from "./overview.ts";
import { writeProblemsAndImprovements } from "./problems-and-improvements.ts";

/** The paragraphs of one section. */
export function writeSection(random: Random, facts: Facts, section: SectionId): readonly string[] {
  if (section === "overview") return writeOverview(random, facts);
  if (section === "problemsAndImprovements") return writeProblemsAndImprovements(random, facts);
  if (section === "otherMatters") return writeOtherMatters(random, facts);
  return writeBeforeTable(random, facts, section);
}
