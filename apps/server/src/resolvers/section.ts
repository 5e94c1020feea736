import type { ReportRecord } from "@gongkai/db";
import type { Section } from "@gongkai/schema";
import { toGlobalId } from "../global-id.ts";

/** A section with the report it belongs to. */
export interface SectionNode extends Omit<Section, "id"> {
  readonly section: Section["id"];
  /** Which of the report's sections of that identifier it is, from 0: several may have headings of their own. */
  readonly occurrence: number;
  readonly report: ReportRecord;
}

/** Joins the sections of a report with it. */
export function toSectionNodes(report: ReportRecord, sections: readonly Section[]): readonly SectionNode[] {
  const occurrences = new Map<Section["id"], number>();
  return sections.map(({ id, ...rest }) => {
    const occurrence = occurrences.get(id) ?? 0;
    occurrences.set(id, occurrence + 1);
    return { section: id, occurrence, report, ...rest };
  });
}

/** Resolvers of type `Section`. */
export const SECTION_RESOLVERS = {
  id: ({ report, section, occurrence }: SectionNode) =>
    toGlobalId({ type: "Section", key: report.id, section, occurrence }),
};
