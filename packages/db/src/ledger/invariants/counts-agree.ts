import { sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

/** Of every document that was met, nothing is lost between the ledger and the store. */
const DOCUMENTS = sql`
  select 'documents', 'of ' || known || ' that were kept, ' || stored || ' are stored'
  from (select count(distinct sha256) as known from input_documents where outcome in ('stored', 'newVersion', 'unchanged')) as ledger
  cross join lateral (
    select count(*) as stored from sources where sha256 in (
      select sha256 from input_documents where outcome in ('stored', 'newVersion', 'unchanged'))
  ) as store
  where known <> stored`;

const QUARANTINE = sql`
  select 'quarantine', known || ' documents failed, and ' || kept || ' are kept'
  from (
    select count(*) as known from input_documents where outcome = 'quarantined'
  ) as ledger cross join (
    select count(*) as kept from quarantine
    where exists (
      select from input_documents document
      where document.input_id = quarantine.input_id and document.ordinal = quarantine.ordinal)
  ) as store
  where known <> kept`;

const SOURCES = sql`
  select 'source ' || sha256, 'is stored, and no report was read from it' from sources
  where not exists (select from report_versions where source_sha256 = sources.sha256)`;

/** A queue has no foreign key where one would cost more than it is worth. */
const QUEUED = sql`
  select 'check queue ' || id, 'names report ' || report_id || ', which is not there' from check_queue
  where not exists (select from reports where reports.id = report_id)`;

const FINGERPRINTS = sql`
  select 'fingerprints', 'have ' || bands || ' bands, of which ' || known || ' can be found'
  from (
    select coalesce(sum((select count(distinct band) from unnest(bands) band)), 0) as bands from section_fingerprints
  ) as made cross join (
    select count(*) as known from section_bands
    where exists (select from section_fingerprints where id = fingerprint_id)
  ) as found
  where bands <> known`;

const STALE_FINGERPRINTS = sql`
  select 'version ' || version_id, 'is not current, and has fingerprints' from section_fingerprints
  join report_versions on report_versions.id = version_id where not is_current`;

/**
 * I8. Proven by counting both sides: documents in the ledger and in the store, failures and what is kept of them, sources and
 * what was read from them, queues and fingerprints and what they name.
 */
export const countsAgree: Invariant = {
  name: "counts-agree",
  meaning:
    "What was discovered is published, quarantined, given up, no report, or still to be read: the counts agree.",
  async check(snapshot) {
    const queries = [DOCUMENTS, QUARANTINE, SOURCES, QUEUED, FINGERPRINTS, STALE_FINGERPRINTS];
    return { breaches: await findBreaches(snapshot, queries) };
  },
};
