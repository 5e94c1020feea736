import type { ReportRecord } from "@gongkai/db";
import type { Section } from "@gongkai/schema";
import { toGlobalId } from "../global-id.ts";

/** A section with the report it belongs to. */
export interface SectionNode extends Omit<Section, "id"> {
  readonly section: Section["id"];
  readonly report: ReportRecord;
}

/** Joins a section with its report. */
export function toSectionNode(report: ReportRecord, { id, ...rest }: Section): SectionNode {
  return { section: id, report, ...rest };
}

/** Resolvers of type `Section`. */
export const SECTION_RESOLVERS = {
  id: ({ report, section }: SectionNode) => toGlobalId({ type: "Section", key: report.id, section }),
};
