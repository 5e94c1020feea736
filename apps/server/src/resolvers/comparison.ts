import type { VersionRecord } from "@gongkai/db";
import {
  type CellComparison,
  type Change,
  cellName,
  compareReports,
  type ParagraphComparison,
  type ReportComparison,
  type SectionComparison,
} from "@gongkai/rules";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { fromGlobalId, toGlobalId } from "../global-id.ts";
import { provenanceOf } from "./provenance.ts";

interface CompareArguments {
  readonly before: string;
  readonly after: string;
}

/** The version that an id names: a version itself, or the current one of a report. */
async function versionOf(id: string, { loaders }: Context): Promise<number | null> {
  const known = fromGlobalId(id);
  if (known?.type === "Version") return Number(known.key);
  if (known?.type !== "Report")
    throw badUserInput("Give ids of reports or of versions of reports to compare.");
  return (await loaders.report.load(known.key))?.versionId ?? null;
}

/** How two versions differ; null where there are not two. */
export async function compareVersions(
  before: number | null,
  after: number | null,
  { loaders }: Context,
): Promise<ReportComparison | null> {
  if (before === null || after === null) return null;
  const [first, second] = await Promise.all([loaders.reading.load(before), loaders.reading.load(after)]);
  return first === null || second === null ? null : compareReports(first.report, second.report);
}

/** Compares what two ids name; null where one of them names nothing. */
export const COMPARISON_QUERIES = {
  async compareReports(_: unknown, { before, after }: CompareArguments, context: Context) {
    const [first, second] = await Promise.all([versionOf(before, context), versionOf(after, context)]);
    return compareVersions(first, second, context);
  },
};

/** Resolvers of the types that a comparison consists of. */
export const COMPARISON_RESOLVERS = {
  ReportVersion: {
    id: ({ id }: VersionRecord) => toGlobalId({ type: "Version", key: String(id) }),
    storedAt: ({ storedAt }: VersionRecord) => storedAt.toISOString(),
    provenance: ({ id }: VersionRecord, _: unknown, context: Context) =>
      provenanceOf({ versionId: id, span: null }, context),
    previous: ({ previousId }: VersionRecord, _: unknown, { loaders }: Context) =>
      previousId === null ? null : loaders.version.load(previousId),
    changes: ({ previousId, id }: VersionRecord, _: unknown, context: Context) =>
      compareVersions(previousId, id, context),
  },
  ReportComparison: {
    cells: ({ cells }: ReportComparison, { changes }: { readonly changes: readonly Change[] | null }) =>
      changes === null ? cells : cells.filter(({ change }) => changes.includes(change)),
  },
  CellComparison: {
    label: ({ address }: CellComparison) => cellName(address, null),
    before: ({ numberBefore }: CellComparison) => numberBefore,
    after: ({ numberAfter }: CellComparison) => numberAfter,
  },
  SectionComparison: { section: ({ id }: SectionComparison) => id },
  ParagraphComparison: {
    before: ({ before }: ParagraphComparison) => before?.text ?? null,
    after: ({ after }: ParagraphComparison) => after?.text ?? null,
  },
};
