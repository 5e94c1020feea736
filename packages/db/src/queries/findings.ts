import type { Finding, Judgement } from "@gongkai/schema";
import { asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import { reportVersions } from "../schema/reports.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import type { FindingKey } from "../store/judge-finding.ts";
import { groupByVersion } from "./group-by-version.ts";
import { isAnyOf } from "./is-any-of.ts";

/** A finding as it was stored, with what a person last said of it; null where nobody did, or it was withdrawn. */
export interface StoredFinding extends Finding, FindingKey {
  readonly judgement: Judgement | null;
}

interface JudgementRow extends Record<string, unknown>, FindingKey, Omit<Judgement, "judgedAt"> {
  readonly judgedAt: Date;
}

function keyOf({ reportId, rule, input }: FindingKey): string {
  return `${reportId} ${rule} ${input}`;
}

/** The newest judgement of each finding of these reports. */
async function judgementsOfReports(
  { drizzle }: DrizzleReader,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, Judgement>> {
  if (reportIds.length === 0) return new Map();
  const { rows } = await drizzle.execute<JudgementRow>(sql`
    select distinct on (report_id, rule, input) report_id as "reportId", rule, input, judgement, note, author,
      judged_at as "judgedAt"
    from judgements where report_id in ${reportIds}
    order by report_id, rule, input, judged_at desc, id desc`);
  return new Map(
    rows
      .filter(({ judgement }) => judgement !== "withdrawn")
      .map((row) => {
        const { judgement, note, author, judgedAt } = row;
        return [keyOf(row), { judgement, note, author, judgedAt: new Date(judgedAt).toISOString() }];
      }),
  );
}

/** A finding by its place among those of a version. */
export interface FindingPosition {
  readonly versionId: number;
  readonly position: number;
}

/** A finding with its place. */
interface PlacedFinding extends FindingPosition {
  readonly finding: StoredFinding;
}

/** The findings that meet a condition, with what was said of them, in the order in which the rules said them. */
async function readFindings(connection: DrizzleReader, condition: SQL): Promise<readonly PlacedFinding[]> {
  const rows = await connection.drizzle
    .select({ ...getTableColumns(findings), reportId: reportVersions.reportId })
    .from(findings)
    .innerJoin(reportVersions, eq(reportVersions.id, findings.versionId))
    .where(condition)
    .orderBy(asc(findings.position));
  const judgements = await judgementsOfReports(connection, [
    ...new Set(rows.map(({ reportId }) => reportId)),
  ]);
  return rows.map(({ versionId, position, ...finding }) => ({
    versionId,
    position,
    finding: { ...finding, judgement: judgements.get(keyOf(finding)) ?? null },
  }));
}

/** The findings of report versions, as they were stored and judged; every version asked for has an entry. */
export async function findingsOfVersions(
  connection: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredFinding[]>> {
  const rows = await readFindings(connection, isAnyOf(findings.versionId, versionIds));
  return groupByVersion(versionIds, rows, ({ finding }) => finding);
}

/** The findings at some places, in any order; a place without one is left out. */
export async function findingsAt(
  connection: DrizzleReader,
  places: readonly FindingPosition[],
): Promise<readonly PlacedFinding[]> {
  const versionIds = sql.param(places.map(({ versionId }) => versionId));
  const positions = sql.param(places.map(({ position }) => position));
  return readFindings(
    connection,
    sql`(${findings.versionId}, ${findings.position}) in (
      select * from unnest(${versionIds}::int8[], ${positions}::int4[])
    )`,
  );
}
