import { contentDigest, type Database, verifyStore } from "@gongkai/db";
import { sql } from "drizzle-orm";
import type { Pile } from "./pile.ts";
import { emptyTally, type Tally } from "./tally.ts";

/** A document as the ledger has it. */
interface LedgerRow extends Record<string, unknown> {
  readonly origin: string;
  readonly ordinal: number;
  readonly sha256: string | null;
  readonly outcome: string;
}

/** A version as it is stored. */
interface VersionRow extends Record<string, unknown> {
  readonly sha256: string;
  readonly isCurrent: boolean;
}

/** What is to be found. */
export interface Expectation {
  readonly pile: Pile;
  /** The digest of a run without faults. */
  readonly digest: string;
}

const KEPT = new Set(["stored", "newVersion", "unchanged"]);

function countOf<Key>(items: Iterable<Key>): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Compares what the ledger says of each document with what is known of it. */
async function judgeLedger({ drizzle }: Database, { pile }: Expectation): Promise<readonly Fault[]> {
  const { rows } = await drizzle.execute<LedgerRow>(sql`
    select inputs.origin, ordinal, document.sha256, outcome
    from input_documents document join inputs on inputs.id = document.input_id`);
  const found = new Map(rows.map((row) => [`${row.origin} ${row.ordinal}`, row]));
  const faults: Fault[] = [];
  const known = new Set<string>();
  for (const { input, ordinal, sha256, expected } of pile.documents) {
    const place = `${input} ${ordinal}`;
    known.add(place);
    const row = found.get(place);
    if (row === undefined) faults.push({ kind: "lost", what: `${place} has no line in the ledger` });
    else if (KEPT.has(row.outcome) !== (expected === "kept")) {
      const kind = expected === "kept" ? "lost" : "unexpected";
      faults.push({ kind, what: `${place} ended as ${row.outcome}` });
    } else if (expected === "kept" && row.sha256 !== sha256) {
      faults.push({ kind: "unexpected", what: `${place} has the hash of something else` });
    }
  }
  for (const [place, { origin }] of found) {
    if (!known.has(place) && !pile.cut.has(origin)) {
      faults.push({ kind: "unexpected", what: `${place} was never put in` });
    }
  }
  return faults;
}

/** Compares the stored versions with what was put in: each content once, and the current one the last one. */
async function judgeVersions({ drizzle }: Database, { pile }: Expectation): Promise<readonly Fault[]> {
  const { rows } = await drizzle.execute<VersionRow>(
    sql`select source_sha256 as sha256, is_current as "isCurrent" from report_versions`,
  );
  const versions = countOf(rows.map(({ sha256 }) => sha256));
  const current = new Set(rows.filter(({ isCurrent }) => isCurrent).map(({ sha256 }) => sha256));
  const kept = new Set(
    pile.documents.filter(({ expected }) => expected === "kept").map((each) => each.sha256),
  );
  const faults: Fault[] = [];
  for (const sha256 of kept) {
    const count = versions.get(sha256) ?? 0;
    if (count === 0) faults.push({ kind: "lost", what: `source ${sha256} has no version` });
    if (count > 1) faults.push({ kind: "doubled", what: `source ${sha256} has ${count} versions` });
  }
  for (const { last, earlier } of pile.corrections) {
    if (!current.has(last)) faults.push({ kind: "lost", what: `correction ${last} is not current` });
    for (const sha256 of earlier.filter((each) => current.has(each))) {
      faults.push({ kind: "unexpected", what: `${sha256} is current, and was corrected` });
    }
  }
  return faults;
}

/** Nothing may be left to be done, nor be held by anybody. */
async function judgeQueues({ drizzle }: Database): Promise<readonly Fault[]> {
  const { rows } = await drizzle.execute<Record<"what", string>>(sql`
    select 'report ' || report_id || ' waits for search' as what from search_outbox
    union all select 'report ' || report_id || ' waits to be checked' from check_queue
    union all select 'input ' || origin || ' is ' || state || ' with lease ' || coalesce(lease::text, 'none')
      from inputs where state in ('waiting', 'reading') or lease is not null`);
  return rows.map(({ what }) => ({ kind: "unexpected", what }));
}

interface Fault {
  readonly kind: "lost" | "doubled" | "unexpected";
  readonly what: string;
}

const LISTED = 5;

/** Judges what a run left behind: whether anything was lost, doubled, unexpected or broken, and what. */
export async function judge(database: Database, expectation: Expectation): Promise<Tally> {
  const faults = [
    ...(await judgeLedger(database, expectation)),
    ...(await judgeVersions(database, expectation)),
    ...(await judgeQueues(database)),
  ];
  const { invariants } = await verifyStore(database, { limit: LISTED });
  const broken = invariants.filter(({ holds }) => holds === false);
  const { digest } = await contentDigest(database);
  const isOther = digest !== expectation.digest;
  const count = (kind: Fault["kind"]) => faults.filter((fault) => fault.kind === kind).length;
  return {
    ...emptyTally(),
    lost: count("lost"),
    doubled: count("doubled"),
    unexpected: count("unexpected"),
    broken: broken.length,
    otherDigests: isOther ? 1 : 0,
    troubles: [
      ...faults.slice(0, LISTED).map(({ kind, what }) => `${kind}: ${what}`),
      ...broken.map(({ name, breaches }) => `${name}: ${JSON.stringify(breaches.slice(0, 2))}`),
      ...(isOther ? [`digest ${digest} in place of ${expectation.digest}`] : []),
    ],
  };
}
