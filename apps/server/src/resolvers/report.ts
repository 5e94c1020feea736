import type { ReportRecord, SourceRecord } from "@gongkai/db";
import {
  CLAIM_KINDS,
  type Claim,
  DIAGNOSTICS,
  type Diagnostic,
  type ReportTables,
  type SectionId,
  type Verdict,
} from "@gongkai/schema";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { tableRows } from "../tables/table-rows.ts";
import { typedTable } from "../tables/typed-tables.ts";
import { toSectionNodes } from "./section.ts";

/** The three tables as GraphQL resolves them: numbers at once, lines when they are asked for. */
async function resolveTable(report: ReportRecord, table: keyof ReportTables, { loaders }: Context) {
  const cells = (await loaders.tables.load(report.versionId))?.[table] ?? null;
  if (cells === null) return null;
  return { ...typedTable(table, cells), rows: () => tableRows(table, report.edition, cells) };
}

/** Resolvers of type `Report`. */
export const REPORT_RESOLVERS = {
  id: (report: ReportRecord) => toGlobalId({ type: "Report", key: report.id }),
  agency: (report: ReportRecord, _: unknown, { loaders }: Context) =>
    report.agencyId === null ? null : loaders.agency.load(report.agencyId),
  agencyEvidence: (report: ReportRecord) => report.agencyMention?.evidence ?? [],
  storedAt: (report: ReportRecord) => report.storedAt.toISOString(),
  source: (report: ReportRecord, _: unknown, { loaders }: Context) => loaders.source.load(report.versionId),

  versions: async (report: ReportRecord, _: unknown, { loaders }: Context) =>
    (await loaders.versions.load(report.id)) ?? [],

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
  proactiveDisclosure: (report: ReportRecord, _: unknown, context: Context) =>
    resolveTable(report, "proactiveDisclosure", context),
  requests: (report: ReportRecord, _: unknown, context: Context) => resolveTable(report, "requests", context),
  remedies: (report: ReportRecord, _: unknown, context: Context) => resolveTable(report, "remedies", context),
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

/** Resolvers of type `Claim`. */
export const CLAIM_RESOLVERS = {
  label: (claim: Claim) => CLAIM_KINDS[claim.kind],
  unit: (claim: Claim) => CLAIM_KINDS[claim.kind].unit,
};
