import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../store/drizzle-connection.ts";

/** The names of what must hold of a store, in the order in which it is checked. */
export const INVARIANTS = [
  "every-input-accounted",
  "one-row-per-identity",
  "one-current-version",
  "content-as-hashed",
  "versions-whole",
  "published-is-searchable",
  "figures-as-read",
  "counts-agree",
  "reading-again-changes-nothing",
  "order-does-not-matter",
] as const;

/** The name of something that must hold of a store. */
export type InvariantName = (typeof INVARIANTS)[number];

/** A place where an invariant does not hold. */
export interface Breach {
  /** What it is about: a kind of row and its key, such as `version 12`. */
  readonly of: string;
  /** What is wrong with it. */
  readonly problem: string;
}

/** A database as it was at one moment, to look for breaches in. */
export interface StoreSnapshot {
  readonly transaction: Transaction;
  /** So many breaches of an invariant are listed; a check stops when it has found one more. */
  readonly limit: number;
  /** Of so many current versions, drawn at random, the digest is computed from all their parts. */
  readonly rebuilt: number;
  /** Told how far a check is that takes long: versions gone through, and how many there are. */
  readonly onProgress?: ((name: InvariantName, done: number, total: number) => void) | undefined;
}

/** What a check has to say. */
export type CheckResult =
  | { readonly breaches: readonly Breach[] }
  /** Why nothing could be checked. */
  | { readonly skipped: string };

/** Something that must hold of a store. */
export interface Invariant {
  readonly name: InvariantName;
  /** What it means, in a sentence. */
  readonly meaning: string;
  check(snapshot: StoreSnapshot): Promise<CheckResult>;
}

/** Runs queries that give a row `of`, `problem` for each breach, one after the other until there are enough. */
export async function findBreaches(
  { transaction, limit }: StoreSnapshot,
  queries: readonly SQL[],
): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  for (const query of queries) {
    if (breaches.length > limit) break;
    const { rows } = await transaction.execute<Breach & Record<string, unknown>>(
      sql`select "of", problem from (${query}) as found ("of", problem) limit ${limit + 1 - breaches.length}`,
    );
    breaches.push(...rows);
  }
  return breaches;
}

/** Versions are gone through in stretches of so many ids: no statement sorts or joins more, however large the store. */
const STRETCH = 20_000;

/**
 * Runs queries over all versions, a stretch of ids at a time. `queriesOf` is given the condition that a column holds the id
 * of a version of the stretch.
 */
export async function findBreachesByVersion(
  snapshot: StoreSnapshot,
  name: InvariantName,
  queriesOf: (isIn: (column: SQL) => SQL) => readonly SQL[],
): Promise<readonly Breach[]> {
  const { transaction, limit, onProgress } = snapshot;
  const { rows } = await transaction.execute<{ first: number | null; last: number | null }>(
    sql`select min(id)::int8 as first, max(id)::int8 as last from report_versions`,
  );
  const { first = null, last = null } = rows[0] ?? {};
  const breaches: Breach[] = [];
  if (first === null || last === null) return breaches;
  for (let start = first; start <= last && breaches.length <= limit; start += STRETCH) {
    const isIn = (column: SQL) => sql`${column} between ${start}::int8 and ${start + STRETCH - 1}::int8`;
    breaches.push(...(await findBreaches({ ...snapshot, limit: limit - breaches.length }, queriesOf(isIn))));
    onProgress?.(name, Math.min(start + STRETCH - 1, last) - first + 1, last - first + 1);
  }
  return breaches;
}
