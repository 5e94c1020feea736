import { SEVERITIES, type Severity, type Verdict } from "@gongkai/schema";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { findings } from "../schema/findings.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";
import { findingsOfVersions, type StoredFinding } from "./findings.ts";
import { CURRENT_VERSION } from "./reports.ts";

/** Which findings to list. What is absent does not restrict. */
export interface FindingFilter {
  readonly reportId?: string | undefined;
  /** Findings of agencies whose name contains this text. */
  readonly agencyContains?: string | undefined;
  readonly year?: number | undefined;
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly verdict?: Verdict | undefined;
  /** Only findings that nobody has judged, or only those that somebody has. */
  readonly isJudged?: boolean | undefined;
}

/** A finding and whose it is. */
export interface ListedFinding {
  readonly finding: StoredFinding;
  readonly agencyName: string | null;
  readonly year: number | null;
}

/** The newest judgement of a finding, where it was not withdrawn. */
const STANDING_JUDGEMENT = sql`(
  select judgement from judgements
  where judgements.report_id = ${reports.id} and judgements.rule = ${findings.rule}
    and judgements.input = ${findings.input}
  order by judgements.judged_at desc, judgements.id desc limit 1
)`;

function conditionsOf(filter: FindingFilter): SQL | undefined {
  const { reportId, agencyContains, year, rule, severity, verdict, isJudged } = toStorableText(filter);
  const isStanding = sql`coalesce(${STANDING_JUDGEMENT}, 'withdrawn') <> 'withdrawn'`;
  return and(
    reportId === undefined ? undefined : eq(reports.id, reportId),
    agencyContains === undefined ? undefined : sql`strpos(${agencies.name}, ${agencyContains}) > 0`,
    year === undefined ? undefined : eq(reports.year, year),
    rule === undefined ? undefined : eq(findings.rule, rule),
    severity === undefined ? undefined : eq(findings.severity, severity),
    verdict === undefined ? undefined : eq(findings.verdict, verdict),
    isJudged === undefined ? undefined : isJudged ? isStanding : sql`not ${isStanding}`,
  );
}

/** The findings of current versions: gravest first, then newest year, then by report and place in it. */
export async function listFindings(
  connection: DrizzleConnection,
  filter: FindingFilter,
  limit: number,
): Promise<readonly ListedFinding[]> {
  const gravity = sql`array_position(array[${sql.join(
    SEVERITIES.map((severity) => sql`${severity}`),
    sql`, `,
  )}]::text[], ${findings.severity})`;
  const rows = await connection.drizzle
    .select({
      versionId: findings.versionId,
      rule: findings.rule,
      input: findings.input,
      agencyName: agencies.name,
      year: reports.year,
    })
    .from(findings)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.id, findings.versionId), eq(reportVersions.isCurrent, true)),
    )
    .innerJoin(reports, CURRENT_VERSION)
    .leftJoin(agencies, eq(agencies.id, reports.agencyId))
    .where(conditionsOf(filter))
    .orderBy(asc(gravity), desc(sql`coalesce(${reports.year}, 0)`), asc(reports.id), asc(findings.position))
    .limit(limit);
  const found = await findingsOfVersions(connection, [...new Set(rows.map(({ versionId }) => versionId))]);
  return rows.flatMap(({ versionId, rule, input, agencyName, year }) => {
    const finding = found.get(versionId)?.find((each) => each.rule === rule && each.input === input);
    return finding === undefined ? [] : [{ finding, agencyName, year }];
  });
}
