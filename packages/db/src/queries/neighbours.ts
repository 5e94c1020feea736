import type { AgencyProfile } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import type { SuccessionType } from "../schema/agency-resolution.ts";
import type { Transaction } from "../store/drizzle-connection.ts";

/** A report of an earlier year. */
interface NeighbourYear {
  readonly year: number;
  readonly versionId: number;
  /** How its agency became the one at hand; null where it is the same. */
  readonly succession: SuccessionType | null;
}

/** The current version of a report, and the versions of other reports that it is checked against. */
export interface Neighbours {
  readonly reportId: string;
  readonly versionId: number;
  readonly year: number | null;
  /** The rules that its findings are from. */
  readonly rulesVersion: string;
  /** Whether its findings rest on other reports as well. */
  readonly isCheckedBeside: boolean;
  /** The reports of the agency, or of what it was before, for the three years before; the agency's own first. */
  readonly years: readonly NeighbourYear[];
  /** The bodies below a government that ever reported, and what each reported for the same year, or null. */
  readonly subordinates: readonly { readonly agencyName: string; readonly versionId: number | null }[];
  readonly agency: AgencyProfile;
  /** The newest version from each other source of the same report. */
  readonly versions: readonly number[];
}

/** For how many years a report takes part in the checks of its agency's later reports. */
const YEARS = 3;

/** An agency of one of the reports at hand, and another report of it. */
interface OtherReport extends Record<string, unknown> {
  readonly agencyId: string;
  readonly reportId: string | null;
}

/**
 * The agencies below a government of which no report but these has been checked since it came. That another one is there does not
 * do: of two that come together each would leave it to the other to tell the government.
 */
async function findNewcomers(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await transaction.execute<OtherReport>(sql`
    select distinct agency.id as "agencyId", another.id as "reportId"
    from reports report
    join agencies agency on agency.id = report.agency_id
    left join (
      select reports.id, reports.agency_id from reports
      join report_versions shown on shown.report_id = reports.id and shown.is_current
    ) another on another.agency_id = agency.id and another.id <> report.id
    where report.id in ${reportIds} and exists (select from reports above where above.agency_id = agency.parent_id)`);
  const others = new Set(rows.flatMap(({ reportId }) => reportId ?? []));
  if (others.size === 0) return rows.map(({ agencyId }) => agencyId);
  // Once for all of them: the queue may be long, and has no index by report.
  const { rows: waiting } = await transaction.execute<{ reportId: string }>(sql`
    select distinct report_id as "reportId" from check_queue where report_id = any(${sql.param([...others])})`);
  for (const { reportId } of waiting) others.delete(reportId);
  const known = new Set(
    rows.flatMap(({ agencyId, reportId }) => (others.has(reportId ?? "") ? agencyId : [])),
  );
  return [...new Set(rows.map(({ agencyId }) => agencyId))].filter((id) => !known.has(id));
}

/**
 * Finds what reports are checked against, and the same for those that are checked against them: the agency's of the three
 * years after, and those of the government above it, for all years where the agency has just begun to report. Locks
 * every report it gives until the transaction ends; ids that belong to none are passed over.
 */
export async function findNeighbours(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<readonly Neighbours[]> {
  const newcomers = await findNewcomers(transaction, reportIds);
  const { rows: held } = await transaction.execute<{ id: string }>(sql`
    select id from reports where id in (
      select id from reports where id in ${reportIds}
      union
      select later.id from reports report
      join lateral (
        select report.agency_id as id
        union
        select lineage.agency_id from agency_lineage lineage
        where lineage.relative_id = report.agency_id and lineage.relation = 'predecessor'
      ) heir on true
      join reports later on later.agency_id = heir.id
        and later.year between report.year + 1 and report.year + ${YEARS}
      where report.id in ${reportIds}
      union
      select above.id from reports report
      join agencies agency on agency.id = report.agency_id
      join reports above on above.agency_id = agency.parent_id
      where report.id in ${reportIds}
        and (above.year = report.year or agency.id = any(${sql.param(newcomers)}))
    ) order by id for update`);
  if (held.length === 0) return [];
  const { rows } = await transaction.execute<Neighbours & Record<string, unknown>>(sql`
    select report.id as "reportId", version.id::int8 as "versionId", report.year, version.rules_version as "rulesVersion",
      version.is_checked_beside as "isCheckedBeside",
      coalesce((
        select jsonb_agg(
          jsonb_build_object('year', before.year, 'versionId', earlier.id, 'succession', line.succession)
          order by before.year desc, line.succession nulls first, line.id
        )
        from (
          select report.agency_id as id, null as succession
          union
          select lineage.relative_id, lineage.type from agency_lineage lineage
          where lineage.agency_id = report.agency_id and lineage.relation = 'predecessor'
        ) line
        join reports before on before.agency_id = line.id
          and before.year between report.year - ${YEARS} and report.year - 1
        join report_versions earlier on earlier.report_id = before.id and earlier.is_current
      ), '[]') as years,
      case when agency.kind = 'government' then coalesce((
        select jsonb_agg(
          jsonb_build_object('agencyName', below.name, 'versionId', (
            select covered.id from reports theirs
            join report_versions covered on covered.report_id = theirs.id and covered.is_current
            where theirs.agency_id = below.id and theirs.year = report.year
          )) order by below.id
        )
        from agencies below
        where below.parent_id = agency.id and exists (
          select from reports any_year
          join report_versions current on current.report_id = any_year.id and current.is_current
          where any_year.agency_id = below.id
        )
      ), '[]') else '[]' end as subordinates,
      jsonb_build_object('level', agency.level, 'kind', agency.kind) as agency,
      coalesce((
        select jsonb_agg(other.id order by seen.first_seen_at desc, other.source_sha256 desc)
        from report_versions other
        join sources seen on seen.sha256 = other.source_sha256
        where other.report_id = report.id and other.source_sha256 <> version.source_sha256 and other.is_latest
      ), '[]') as versions
    from reports report
    join report_versions version on version.report_id = report.id and version.is_current
    left join agencies agency on agency.id = report.agency_id
    where report.id in ${held.map(({ id }) => id)}
    order by report.id`);
  return rows.map((row) => ({ ...row, versionId: Number(row.versionId) }));
}
