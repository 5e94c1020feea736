import { type SQL, sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

const NONE_AT_ALL = sql`
  select 'report ' || id, 'has no version' from reports
  where not exists (select from report_versions where report_id = reports.id)`;

const SEVERAL = sql`
  select 'report ' || report_id, 'has ' || count(*) || ' current versions'
  from report_versions where is_current group by report_id having count(*) > 1`;

/** Only what the newest reading of a source says can be current, and only of reports that nobody has retracted. */
const NONE_CURRENT = sql`
  select 'report ' || report_id, 'has no current version, and ' || count(*) || ' that could be'
  from report_versions version
  where is_latest and not exists (select from retractions where retractions.report_id = version.report_id)
  group by report_id having not bool_or(is_current)`;

const RETRACTED = sql`
  select 'version ' || id, 'is current, and its report was retracted'
  from report_versions join retractions using (report_id) where is_current`;

const FORMER = sql`
  select 'version ' || id, 'is current, and its source is read otherwise now'
  from report_versions where is_current and not is_latest`;

/** Which one is current must not depend on the order in which they were stored. */
const NOT_SEEN_LAST = sql`
  select 'version ' || id, 'is current, and other content of report ' || report_id || ' was first seen later'
  from (
    select version.id, version.report_id, is_current, rank() over (
      partition by version.report_id order by greatest(first_seen_at, settled_at) desc
    ) as place
    from report_versions version
    join sources on sources.sha256 = version.source_sha256
    left join agency_settlements settlement
      on settlement.source_sha256 = version.source_sha256 and agency_match = 'settled'
    where is_latest
  ) as ranked
  where is_current and place > 1`;

/** What decides between contents must be what the places say. */
const SEEN_OTHERWISE = sql`
  select 'source ' || sha256, 'counts as first seen at another time than the earliest at which a place held it'
  from sources join (
    select source_sha256, min(observed_at) as earliest from source_observations group by source_sha256
  ) as met on source_sha256 = sha256
  where earliest <> first_seen_at`;

/** How many cells of the current version in one table have been read. */
function readCells(table: string): SQL {
  return sql`(
    select count(*) from ${sql.identifier(table)} figures cross join jsonb_each(cells) cell
    where figures.version_id = tied.id and coalesce(cell.value ->> 'state', '') <> 'unread')`;
}

/** Of contents first seen at one time the one with more cells read is current, then the one of the larger hash. */
const NOT_FIRST_OF_TIED = sql`
  select 'version ' || id, 'is current, and content of report ' || report_id || ' that was first seen at the same time comes before it'
  from (
    select tied.*, rank() over (
      partition by report_id order by ${readCells("proactive_disclosure_figures")} + ${readCells("requests_figures")}
        + ${readCells("remedies_figures")} desc, source_sha256 collate "C" desc
    ) as place
    from (
      select version.id, version.report_id, version.source_sha256, is_current, count(*) over (
        partition by version.report_id, greatest(first_seen_at, settled_at)
      ) as seen_then, bool_or(is_current) over (
        partition by version.report_id, greatest(first_seen_at, settled_at)
      ) as is_contested
      from report_versions version
      join sources on sources.sha256 = version.source_sha256
      left join agency_settlements settlement
        on settlement.source_sha256 = version.source_sha256 and agency_match = 'settled'
      where is_latest
    ) as tied
    where seen_then > 1 and is_contested
  ) as ranked
  where is_current and place > 1`;

/**
 * I3. Proven by counting, and by the times at which the sources of a report's versions were first seen. A report has no current
 * version only where the newest readings of all its sources are other reports, or where a person has retracted it.
 */
export const oneCurrentVersion: Invariant = {
  name: "one-current-version",
  meaning:
    "Every report has exactly one current version, that whose content was first seen last; or none where all its sources turned out to be other reports', or it was retracted.",
  async check(snapshot) {
    const queries = [
      NONE_AT_ALL,
      SEVERAL,
      NONE_CURRENT,
      RETRACTED,
      FORMER,
      SEEN_OTHERWISE,
      NOT_SEEN_LAST,
      NOT_FIRST_OF_TIED,
    ];
    return { breaches: await findBreaches(snapshot, queries) };
  },
};
