import { sql } from "drizzle-orm";
import { readingsOfVersions, type StoredReading } from "../../queries/stored-readings.ts";
import type { Breach, StoreSnapshot } from "./invariant.ts";

/** How many versions are in memory at once. */
const BATCH = 50;

/** A current version, put together from all its parts. */
export interface SampledReading {
  readonly id: number;
  /** The digest that it had when it was stored. */
  readonly digest: string;
  /** The text that its spans point into. */
  readonly text: string;
  /** Undefined where parts of it do not fit together. */
  readonly reading: StoredReading | undefined;
}

/**
 * Looks for breaches in a sample of current versions, which follow one another in the order of ids from a random one on. All of
 * them are looked at where there are no more than the sample has.
 */
export async function findBreachesInSample(
  snapshot: StoreSnapshot,
  breachesOf: (sampled: SampledReading) => readonly Breach[],
): Promise<readonly Breach[]> {
  const { transaction, limit, rebuilt } = snapshot;
  const { rows } = await transaction.execute<{ count: number; last: number | null }>(
    sql`select count(*)::int8 as count, max(id)::int8 as last from report_versions where is_current`,
  );
  const { count = 0, last = null } = rows[0] ?? {};
  const breaches: Breach[] = [];
  let after = rebuilt >= count ? 0 : Math.floor(Math.random() * (last ?? 0));
  for (let left = Math.min(rebuilt, count); left > 0 && breaches.length <= limit; ) {
    const sampled = await loadBatch(snapshot, after, Math.min(left, BATCH));
    breaches.push(...sampled.flatMap(breachesOf));
    left -= sampled.length;
    // Behind the last one the first ones follow.
    after = sampled.at(-1)?.id ?? 0;
  }
  return breaches;
}

interface VersionRow extends Record<string, unknown> {
  readonly id: number;
  readonly digest: string;
  readonly text: string | null;
}

async function loadBatch(
  { transaction }: StoreSnapshot,
  after: number,
  limit: number,
): Promise<readonly SampledReading[]> {
  const { rows } = await transaction.execute<VersionRow>(sql`
    select id::int8 as id, digest, text from (
      select id, digest, text_sha256 from report_versions where id > ${after} and is_current order by id limit ${limit}
    ) as versions left join source_texts on sha256 = text_sha256 order by id`);
  const readings = await readingsOfVersions(
    { drizzle: transaction },
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, digest, text }) => ({ id, digest, text: text ?? "", reading: readings.get(id) }));
}
