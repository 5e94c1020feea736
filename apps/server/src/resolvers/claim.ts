import type { ReportRecord, StoredFinding } from "@gongkai/db";
import { CLAIM_KINDS, type Claim, cellsOfFinding, TABLE_IDS } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { tableRows } from "../tables/table-rows.ts";

/** A claim with the report that makes it. */
interface ClaimNode extends Claim {
  readonly report: ReportRecord;
  /** Which of the report's claims it is, from 0. */
  readonly index: number;
}

/** Joins the claims of a report with it. */
export function toClaimNodes(report: ReportRecord, claims: readonly Claim[]): readonly ClaimNode[] {
  return claims.map((claim, index) => ({ ...claim, report, index }));
}

async function findingsOf(
  { report, index }: ClaimNode,
  { loaders }: Context,
): Promise<readonly StoredFinding[]> {
  const findings = (await loaders.findings.load(report.versionId)) ?? [];
  return findings.filter(({ places }) => places.some(({ of, claim }) => of === "report" && claim === index));
}

/** Resolvers of type `Claim`. */
export const CLAIM_RESOLVERS = {
  label: ({ kind }: Claim) => CLAIM_KINDS[kind],
  unit: ({ kind }: Claim) => CLAIM_KINDS[kind].unit,
  findings: (claim: ClaimNode, _: unknown, context: Context) => findingsOf(claim, context),

  async cells(claim: ClaimNode, _: unknown, context: Context) {
    const { report } = claim;
    const addresses = new Set<string>((await findingsOf(claim, context)).flatMap(cellsOfFinding));
    const tables = await context.loaders.tables.load(report.versionId);
    return TABLE_IDS.flatMap((table) => tableRows(table, report, tables?.[table] ?? {}))
      .flatMap(({ cells }) => cells)
      .filter(({ address }) => addresses.has(address));
  },
};
