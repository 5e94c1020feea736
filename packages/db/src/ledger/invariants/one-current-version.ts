import { sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

const NONE_AT_ALL = sql`
  select 'report ' || id, 'has no version' from reports
  where not exists (select from report_versions where report_id = reports.id)`;

const SEVERAL = sql`
  select 'report ' || report_id, 'has ' || count(*) || ' current versions'
  from report_versions where is_current group by report_id having count(*) > 1`;

/** Only what the newest reading of a source says can be current. */
const NONE_CURRENT = sql`
  select 'report ' || report_id, 'has no current version, and ' || count(*) || ' that could be'
  from report_versions where is_latest group by report_id having not bool_or(is_current)`;

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

/**
 * I3. Proven by counting, and by the times at which the sources of a report's versions were first seen. A report has no current
 * version only where the newest readings of all its sources are other reports.
 */
export const oneCurrentVersion: Invariant = {
  name: "one-current-version",
  meaning:
    "Every report has exactly one current version, that whose content was first seen last; or none where all its sources turned out to be other reports'.",
  async check(snapshot) {
    const queries = [NONE_AT_ALL, SEVERAL, NONE_CURRENT, FORMER, NOT_SEEN_LAST];
    return { breaches: await findBreaches(snapshot, queries) };
  },
};
