import { contentDigest, type Database, verifyStore } from "@gongkai/db";

/** What a store holds, as counted lines, and what all of it comes to. */
export interface StoreFacts {
  readonly lines: ReadonlyMap<string, number>;
  readonly digest: string;
}

/** How a store compares with one into which nothing broke in. */
export interface StoreVerdict {
  readonly lost: number;
  readonly doubled: number;
  /** What is there and should not be. */
  readonly unexpected: number;
  /** Invariants that do not hold, and queues in which something is left. */
  readonly broken: number;
  /** 1 where the digest is another one. */
  readonly different: number;
  /** What exactly is wrong. */
  readonly sentences: readonly string[];
}

const FACTS = `
  select concat_ws(' ', 'version', report_id, source_sha256, digest, is_current) as line from report_versions
  union all select concat_ws(' ', 'source', sha256) from sources
  union all select concat_ws(' ', 'sighting', source_sha256, origin) from source_observations
  union all select concat_ws(' ', 'input', origin, state, code) from inputs
  union all select concat_ws(' ', 'document', origin, ordinal,
      case when outcome in ('stored', 'newVersion', 'unchanged') then 'kept' else outcome end)
    from input_documents join inputs on inputs.id = input_id
  union all select concat_ws(' ', 'quarantined', origin, ordinal, code) from quarantine
  union all select concat_ws(' ', 'findable', id) from search.documents`;

const LEFT = `
  select 'search outbox' as queue, count(*)::int as n from search_outbox
  union all select 'check queue', count(*)::int from check_queue
  union all select 'inputs in hand', count(*)::int from inputs where lease is not null`;

/** What is stored of an input and has no line in its ledger, or the other way round: both are written in one transaction. */
const TORN = `
  select 'stored, and not in the ledger: ' || origin as sentence from source_observations met
  where input_id is not null and not exists (
    select from input_documents document
    where document.input_id = met.input_id and document.sha256 = met.source_sha256)
  union all select 'in the ledger, and not stored: ' || input_id || '/' || ordinal from input_documents document
  where outcome in ('stored', 'newVersion', 'unchanged') and not exists (
    select from source_observations met where met.source_sha256 = document.sha256)`;

/**
 * Judges a store into which something has just broken, before anybody mends it: much may be missing, and nothing may be there by
 * half. For a store into which each file was ingested as it is now.
 */
export async function findTorn(database: Database): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ sentence: string }>(TORN);
  const { invariants } = await verifyStore(database, { rebuilt: Number.POSITIVE_INFINITY });
  return [
    ...rows.map(({ sentence }) => sentence),
    ...invariants.flatMap(({ name, breaches }) =>
      breaches.map(({ of, problem }) => `${name}: ${of} ${problem}`),
    ),
  ];
}

/** Reads what a store holds. */
export async function readFacts(database: Database): Promise<StoreFacts> {
  const { rows } = await database.pool.query<{ line: string }>(FACTS);
  const lines = new Map<string, number>();
  for (const { line } of rows) lines.set(line, (lines.get(line) ?? 0) + 1);
  const { digest } = await contentDigest(database);
  return { lines, digest };
}

/** Compares a store with what it should hold, and verifies it. */
export async function judgeStore(database: Database, reference: StoreFacts): Promise<StoreVerdict> {
  const { lines, digest } = await readFacts(database);
  const sentences: string[] = [];
  let [lost, doubled, unexpected, broken] = [0, 0, 0, 0];
  for (const [line, count] of reference.lines) {
    const found = lines.get(line) ?? 0;
    if (found < count) {
      lost += count - found;
      sentences.push(`lost: ${line}`);
    }
    if (found > count) {
      doubled += found - count;
      sentences.push(`doubled: ${line}`);
    }
  }
  for (const [line, count] of lines) {
    if (reference.lines.has(line)) continue;
    unexpected += count;
    sentences.push(`unexpected: ${line}`);
  }
  const { rows } = await database.pool.query<{ queue: string; n: number }>(LEFT);
  for (const { queue, n } of rows) {
    if (n === 0) continue;
    broken += 1;
    sentences.push(`${n} left: ${queue}`);
  }
  const { invariants } = await verifyStore(database, { rebuilt: Number.POSITIVE_INFINITY });
  for (const { name, holds, breaches } of invariants) {
    if (holds !== false) continue;
    broken += 1;
    sentences.push(...breaches.map(({ of, problem }) => `${name}: ${of} ${problem}`));
  }
  const different = digest === reference.digest ? 0 : 1;
  if (different > 0) sentences.push("another digest");
  return { lost, doubled, unexpected, broken, different, sentences };
}

/**
 * Lets two minutes pass for whoever holds something: leases of workers that are gone run out, and so do those of the
 * search outbox.
 */
export async function passTime({ pool }: Database): Promise<void> {
  await pool.query("update ingest_workers set seen_at = seen_at - interval '2 minutes'");
  await pool.query("update search_outbox set leased_until = leased_until - interval '2 minutes'");
}
