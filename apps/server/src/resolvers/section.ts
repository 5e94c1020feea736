import { type ReportRecord, type SectionInCommon, similarPassages } from "@gongkai/db";
import type { Section, Span } from "@gongkai/schema";
import { pageSize } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { toGlobalId } from "../global-id.ts";
import { provenanceOf } from "./provenance.ts";

/** A section with the report it belongs to. */
export interface SectionNode extends Omit<Section, "id"> {
  readonly section: Section["id"];
  /** Which of the report's sections of that identifier it is, from 0: several may have headings of their own. */
  readonly occurrence: number;
  /** Where it stands among the report's sections, from 0. */
  readonly position: number;
  readonly report: ReportRecord;
}

/** Joins the sections of a report with it. */
export function toSectionNodes(report: ReportRecord, sections: readonly Section[]): readonly SectionNode[] {
  const occurrences = new Map<Section["id"], number>();
  return sections.map(({ id, ...rest }, position) => {
    const occurrence = occurrences.get(id) ?? 0;
    occurrences.set(id, occurrence + 1);
    return { section: id, occurrence, position, report, ...rest };
  });
}

/** A section of the current version of a report; null where it has none such. */
export async function loadSection(
  { key, section, occurrence }: { readonly key: string } & Pick<SectionNode, "section" | "occurrence">,
  { loaders }: Context,
): Promise<SectionNode | null> {
  const report = await loaders.report.load(key);
  if (report === null) return null;
  const sections = toSectionNodes(report, (await loaders.sections.load(report.versionId)) ?? []);
  return sections.find((each) => each.section === section && each.occurrence === occurrence) ?? null;
}

interface SimilarArguments {
  readonly first?: number | null;
  readonly minimum?: number | null;
}

/** As the type `SimilarSection` has it. */
interface SimilarNode {
  readonly section: SectionNode;
  readonly similarity: number;
  readonly passages: readonly { readonly asked: Span; readonly other: Span }[];
  readonly marks: readonly Span[];
  readonly marksInOther: readonly Span[];
}

/** Joins what was found with the stored section; null where its report has another version by now. */
async function loadSimilar(found: SectionInCommon, { loaders }: Context): Promise<SimilarNode | null> {
  const report = await loaders.report.load(found.reportId);
  if (report === null || report.versionId !== found.versionId) return null;
  const section = toSectionNodes(report, (await loaders.sections.load(report.versionId)) ?? [])[
    found.position
  ];
  if (section === undefined) return null;
  return {
    section,
    similarity: found.similarity,
    passages: found.passages.map(({ first, second }) => ({ asked: first, other: second })),
    marks: found.asked.marks,
    marksInOther: found.other.marks,
  };
}

async function findSimilar(
  { report, position }: SectionNode,
  { first, minimum }: SimilarArguments,
  context: Context,
) {
  const { size } = pageSize({ first });
  if (typeof minimum === "number" && !(minimum >= 0 && minimum <= 1)) {
    throw badUserInput(`\`minimum\` is ${minimum}. Give a number from 0 to 1.`);
  }
  const { sections, isComplete } = await context.ask(({ database }) =>
    similarPassages(
      database,
      { versionId: report.versionId, position },
      { limit: size, ...(typeof minimum === "number" ? { minimum } : {}) },
    ),
  );
  const nodes = await Promise.all(sections.map((found) => loadSimilar(found, context)));
  return { sections: nodes.filter((node) => node !== null), isComplete };
}

/** Resolvers of type `Section`. */
export const SECTION_RESOLVERS = {
  id: ({ report, section, occurrence }: SectionNode) =>
    toGlobalId({ type: "Section", key: report.id, section, occurrence }),
  provenance: ({ report, span }: SectionNode, _: unknown, context: Context) =>
    provenanceOf({ versionId: report.versionId, span }, context),
  similar: findSimilar,
};
