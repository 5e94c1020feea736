import { readingsOfVersions, type StoredReading, type VersionRecord } from "@gongkai/db";
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

/** Compares what two ids name; null where one of them names nothing. */
export const COMPARISON_QUERIES = {
  async compareReports(_: unknown, { before, after }: CompareArguments, context: Context) {
    const ids = await Promise.all([versionOf(before, context), versionOf(after, context)]);
    const wanted = ids.filter((id) => id !== null);
    const readings = await context.ask(({ database }) => readingsOfVersions(database, wanted));
    const [first, second] = ids.map((id): StoredReading | undefined =>
      id === null ? undefined : readings.get(id),
    );
    return first === undefined || second === undefined ? null : compareReports(first.report, second.report);
  },
};

/** Resolvers of the types that a comparison consists of. */
export const COMPARISON_RESOLVERS = {
  ReportVersion: {
    id: ({ id }: VersionRecord) => toGlobalId({ type: "Version", key: String(id) }),
    storedAt: ({ storedAt }: VersionRecord) => storedAt.toISOString(),
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
