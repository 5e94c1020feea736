import { sql } from "drizzle-orm";
import { findBreaches, type Invariant } from "./invariant.ts";

const STATES = sql`
  select 'input ' || id, 'is ' || state || case when lease is null then ' and held by nobody' else ' and held by a worker' end
    || case when state = 'done' and done_at is null then ', done at no time' else '' end
    || case when state = 'failed' and code is null then ', failed for no reason' else '' end
  from inputs
  where state not in ('waiting', 'reading', 'done', 'failed')
    or (state = 'reading') <> (lease is not null) and state not in ('done', 'failed')
    or state = 'done' and done_at is null or state = 'failed' and code is null`;

/** Places are counted over all documents, and those that were passed over have no row. */
const PLACES = sql`
  select 'input ' || id,
    'is done, and of ' || coalesce(last + 1, 1) || ' documents only ' || known || ' are accounted for'
  from inputs left join (
    select input_id, count(*) as counted, max(ordinal) as last from input_documents group by input_id
  ) as documents on input_id = id
  cross join lateral (select coalesce(counted, 0) + passed_over as known) as sums
  where state = 'done' and (last + 1 > known or kind = 'file' and known = 0)`;

const KEPT = sql`
  select 'document ' || input_id || '/' || ordinal,
    'is ' || outcome || ', and ' || case
      when document.sha256 is null then 'has no hash'
      when not exists (select from sources where sources.sha256 = document.sha256) then 'its source is not stored'
      else 'nothing says that its source was met there' end
  from input_documents document join inputs on inputs.id = input_id
  where outcome in ('stored', 'newVersion', 'unchanged') and (document.sha256 is null or not exists (
    select from source_observations met where met.source_sha256 = document.sha256 and (
      met.input_id = document.input_id or met.origin = inputs.origin or starts_with(met.origin, inputs.origin || '!/'))
  ))`;

const FAILED = sql`
  select 'document ' || input_id || '/' || ordinal, 'is quarantined, and nothing is kept of it for another attempt'
  from input_documents where outcome = 'quarantined' and not exists (
    select from quarantine
    where quarantine.input_id = input_documents.input_id and quarantine.ordinal = input_documents.ordinal)`;

/** While an input is yet to be read, a document that is to be tried again has no outcome. */
const STRAY = sql`
  select 'quarantined document ' || quarantine.id, 'stands in the ledger as ' || coalesce(outcome, 'nothing')
  from quarantine join inputs on inputs.id = quarantine.input_id
  left join input_documents document
    on document.input_id = quarantine.input_id and document.ordinal = quarantine.ordinal
  where outcome <> 'quarantined' or outcome is null and state in ('done', 'failed')`;

const OUTCOMES = sql`
  select 'document ' || input_id || '/' || ordinal, 'has outcome ' || outcome from input_documents
  where outcome not in ('stored', 'newVersion', 'unchanged', 'noReport', 'quarantined', 'dropped')`;

/**
 * I1. Proven by: the state of each input with its lease and times; the places of the documents of those that are done, up to
 * the last one that has a row; for each document that was kept, its source and a note that it was met there; for each
 * that failed, its row in quarantine, and the other way round.
 */
export const everyInputAccounted: Invariant = {
  name: "every-input-accounted",
  meaning:
    "Every input that was accepted is in exactly one state, and every document of one that is done came to exactly one end.",
  async check(snapshot) {
    return { breaches: await findBreaches(snapshot, [STATES, OUTCOMES, PLACES, KEPT, FAILED, STRAY]) };
  },
};
