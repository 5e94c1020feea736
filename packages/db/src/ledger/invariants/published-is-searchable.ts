import { sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

const HAS_INDEX = sql`
  select to_regclass('search.documents') is not null and to_regclass('search.revisions') is not null as found`;

/** Reports whose row in the outbox is gone, so that the index must have them as they are. */
const SETTLED = sql`not exists (select from search_outbox where search_outbox.report_id = version.report_id)`;

const NOT_TOLD = sql`
  select 'report ' || report_id, 'has no row in the search outbox, and the index was never told of it'
  from report_versions version where is_current and ${SETTLED}
    and not exists (select from search.revisions known where known.report_id = version.report_id)`;

const OTHERWISE = sql`
  select 'report ' || version.report_id,
    'has ' || coalesce(printed, 0) || ' sections, of which the index has ' || coalesce(right_ones, 0)
      || ', and ' || coalesce(indexed, 0) - coalesce(right_ones, 0) || ' others'
  from report_versions version
  left join (select version_id, count(*) as printed from sections group by version_id) as parts on version_id = id
  left join (
    select document.report_id, count(*) as indexed, count(section.version_id) as right_ones
    from search.documents document
    left join report_versions current on current.report_id = document.report_id and current.is_current
    left join sections section on section.version_id = current.id and document.version_id = current.id
      and section.position = document.position and section.text = document.text and section.heading = document.heading
    group by document.report_id
  ) as found on found.report_id = version.report_id
  where is_current and ${SETTLED}
    and (coalesce(printed, 0) <> coalesce(right_ones, 0) or coalesce(indexed, 0) <> coalesce(right_ones, 0))`;

const NOT_PUBLISHED = sql`
  select 'search document ' || id, 'is of report ' || report_id || ', which has no current version'
  from search.documents version
  where ${SETTLED} and not exists (
    select from report_versions where report_versions.report_id = version.report_id and is_current)`;

/**
 * I6. Proven for the index in the same database: each current version either waits in the outbox, or its sections are what the
 * index has of its report. An index that is elsewhere cannot be seen from here.
 */
export const publishedIsSearchable: Invariant = {
  name: "published-is-searchable",
  meaning: "What is published can be found: each current version is in the search index, or waits to be.",
  async check(snapshot) {
    const { rows } = await snapshot.transaction.execute<{ found: boolean }>(HAS_INDEX);
    if (rows[0]?.found !== true) return { skipped: "There is no search index in this database." };
    return { breaches: await findBreaches(snapshot, [NOT_TOLD, OTHERWISE, NOT_PUBLISHED]) };
  },
};
