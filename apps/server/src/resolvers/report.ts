import { type PlacedNumbers, type ReportRecord, type SourceRecord, VERSIONS_ORDER } from "@gongkai/db";
import { DIAGNOSTICS, type Diagnostic, type SectionId, type TableId, type Verdict } from "@gongkai/schema";
import type { GraphQLResolveInfo } from "graphql";
import { groupConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { numbersOfCells } from "../tables/numbers-of-cells.ts";
import { selectedFields } from "../tables/selected-fields.ts";
import { tableRows } from "../tables/table-rows.ts";
import { planTable, type TablePlan, typedTable } from "../tables/typed-tables.ts";
import { toClaimNodes } from "./claim.ts";
import { diagnosesOf } from "./diagnosis.ts";
import { provenanceOf } from "./provenance.ts";
import { toSectionNodes } from "./section.ts";

const NO_NUMBERS: PlacedNumbers = new Map();

/** What is asked of tables, worked out once for all reports of a list: they share the nodes of the field. */
const PLANS = new WeakMap<GraphQLResolveInfo["fieldNodes"], TablePlan>();

function planOf(table: TableId, info: GraphQLResolveInfo): TablePlan {
  const known = PLANS.get(info.fieldNodes);
  if (known !== undefined) return known;
  const plan = planTable(table, selectedFields(info));
  PLANS.set(info.fieldNodes, plan);
  return plan;
}

/** The three tables as GraphQL resolves them: the numbers that are asked for, and lines with everything else. */
async function resolveTable(
  report: ReportRecord,
  table: TableId,
  { loaders }: Context,
  info: GraphQLResolveInfo,
) {
  const cellsOf = async () => (await loaders.tables.load(report.versionId))?.[table] ?? null;
  const plan = planOf(table, info);
  const readNumbers = async () => {
    // What was checked and is not stored has cells only.
    if (report.versionId < 0) return numbersOfCells(table, (await cellsOf()) ?? {});
    return loaders.numbers.load({ table, places: plan.places, versionId: report.versionId });
  };
  const numbers = plan.places.length === 0 ? null : await readNumbers();
  // Where none of the rows is stored that are asked for, others may be.
  if (numbers === null && (await cellsOf()) === null) return null;
  return {
    ...typedTable(plan, report.edition, numbers ?? NO_NUMBERS),
    async rows() {
      const cells = await cellsOf();
      return cells === null ? [] : tableRows(table, report, cells);
    },
  };
}

const detailsOf = ({ versionId }: ReportRecord, { loaders }: Context) => loaders.details.load(versionId);

/** Resolvers of type `Report`. */
export const REPORT_RESOLVERS = {
  id: (report: ReportRecord) => toGlobalId({ type: "Report", key: report.id }),
  agencyEvidence: async (report: ReportRecord, _: unknown, context: Context) =>
    (await detailsOf(report, context))?.agencyMention?.evidence ?? [],
  agencyCandidates: async (report: ReportRecord, _: unknown, context: Context) =>
    (await detailsOf(report, context))?.agencyCandidates ?? [],
  contact: async (report: ReportRecord, _: unknown, context: Context) =>
    (await detailsOf(report, context))?.contact ?? null,
  diagnostics: async (report: ReportRecord, _: unknown, context: Context) =>
    (await detailsOf(report, context))?.diagnostics ?? [],
  storedAt: (report: ReportRecord) => report.storedAt.toISOString(),
  source: (report: ReportRecord, _: unknown, { loaders }: Context) => loaders.source.load(report.versionId),

  provenance: ({ versionId }: ReportRecord, _: unknown, context: Context) =>
    provenanceOf({ versionId, span: null }, context),
  claims: async (report: ReportRecord, _: unknown, context: Context) =>
    toClaimNodes(report, (await detailsOf(report, context))?.claims ?? []),
  subtotals: async (report: ReportRecord, _: unknown, context: Context) =>
    (await detailsOf(report, context))?.subtotals ?? [],
  diagnoses: (report: ReportRecord, _: unknown, context: Context) => diagnosesOf(report, context),

  async versions({ id }: ReportRecord, page: PageArguments, { loaders }: Context) {
    // The report takes no part: a cursor is good for the versions of every report.
    const scope = { list: "Report.versions", filter: null };
    const request = pageRequest(scope, VERSIONS_ORDER, page);
    return groupConnection(scope, await loaders.versionsOfReport(request).load(id));
  },

  async findings(
    report: ReportRecord,
    { verdicts }: { readonly verdicts?: readonly Verdict[] | null },
    { loaders }: Context,
  ) {
    const findings = (await loaders.findings.load(report.versionId)) ?? [];
    return verdicts ? findings.filter((finding) => verdicts.includes(finding.verdict)) : findings;
  },

  async sections(report: ReportRecord, _: unknown, { loaders }: Context) {
    return toSectionNodes(report, (await loaders.sections.load(report.versionId)) ?? []);
  },

  async section(report: ReportRecord, { id }: { readonly id: SectionId }, { loaders }: Context) {
    const sections = (await loaders.sections.load(report.versionId)) ?? [];
    return toSectionNodes(report, sections).find(({ section }) => section === id) ?? null;
  },

  tables: (report: ReportRecord) => report,
  proactiveDisclosure: (report: ReportRecord, _: unknown, context: Context, info: GraphQLResolveInfo) =>
    resolveTable(report, "proactiveDisclosure", context, info),
  requests: (report: ReportRecord, _: unknown, context: Context, info: GraphQLResolveInfo) =>
    resolveTable(report, "requests", context, info),
  remedies: (report: ReportRecord, _: unknown, context: Context, info: GraphQLResolveInfo) =>
    resolveTable(report, "remedies", context, info),
};

/** Resolvers of type `ReportTables`, whose parent is the report. */
export const REPORT_TABLES_RESOLVERS = {
  proactiveDisclosure: REPORT_RESOLVERS.proactiveDisclosure,
  requests: REPORT_RESOLVERS.requests,
  remedies: REPORT_RESOLVERS.remedies,
};

/** Resolvers of type `Diagnostic`. */
export const DIAGNOSTIC_RESOLVERS = {
  description: (diagnostic: Diagnostic) => DIAGNOSTICS[diagnostic.code],
};

/** Resolvers of type `Source`. */
export const SOURCE_RESOLVERS = {
  readAt: (source: SourceRecord) => source.readAt.toISOString(),
};
