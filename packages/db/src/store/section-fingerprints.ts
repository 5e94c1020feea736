import { FINGERPRINT_VERSION, fingerprintText } from "@gongkai/text";
import { sql } from "drizzle-orm";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { retryTransaction } from "./retry-transaction.ts";

/** What a section's fingerprint is made of. */
interface SectionText {
  readonly versionId: number;
  readonly position: number;
  readonly text: string;
}

/** Inserts the fingerprints of sections that are long enough, in at most one statement. */
export async function insertFingerprints(
  transaction: Transaction,
  sections: readonly SectionText[],
): Promise<void> {
  const rows = sections.flatMap(({ versionId, position, text }) => {
    const fingerprint = fingerprintText(text);
    return fingerprint === null ? [] : [{ version_id: versionId, position, bands: fingerprint.bands }];
  });
  if (rows.length === 0) return;
  await transaction.execute(sql`
    with made as (
      insert into section_fingerprints (version_id, position, bands)
      select version_id, position, bands
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (version_id int8, position int, bands int[])
      returning id, bands
    )
    insert into section_bands (band, fingerprint_id)
    select distinct band, made.id from made cross join unnest(made.bands) band`);
}

/** Deletes the fingerprints of these reports' versions that are not current. */
export async function dropFingerprints(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<void> {
  const versions = sql`
    select id from report_versions
    where report_id = any(${sql.param([...reportIds])}) and not is_current and fingerprint_version <> 0`;
  await deleteFingerprints(transaction, versions);
  await transaction.execute(
    sql`update report_versions set fingerprint_version = 0 where id in (${versions})`,
  );
}

async function deleteFingerprints(transaction: Transaction, versions: ReturnType<typeof sql>): Promise<void> {
  await transaction.execute(sql`
    with gone as (
      delete from section_fingerprints where version_id in (${versions}) returning id, bands
    )
    delete from section_bands using gone cross join unnest(gone.bands) former (key)
    where section_bands.band = former.key and section_bands.fingerprint_id = gone.id`);
}

/** Makes the fingerprints of versions anew, from the sections as they were stored. */
async function remakeFingerprints(transaction: Transaction, versionIds: readonly number[]): Promise<void> {
  if (versionIds.length === 0) return;
  const versions = sql`any(${sql.param([...versionIds])}::int8[])`;
  await deleteFingerprints(transaction, sql`select id from report_versions where id = ${versions}`);
  const { rows } = await transaction.execute<SectionText & Record<string, unknown>>(sql`
    select version_id::int8 as "versionId", position, text from sections where version_id = ${versions}`);
  await insertFingerprints(transaction, rows);
  await transaction.execute(sql`
    update report_versions set fingerprint_version = ${FINGERPRINT_VERSION} where id = ${versions}`);
}

/** Makes what fingerprints are missing of the current versions of these reports. */
export async function completeFingerprints(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<void> {
  const { rows } = await transaction.execute<{ id: number }>(sql`
    select id::int8 as id from report_versions
    where report_id = any(${sql.param([...reportIds])}) and is_current
      and fingerprint_version <> ${FINGERPRINT_VERSION}`);
  await remakeFingerprints(
    transaction,
    rows.map(({ id }) => id),
  );
}

/** How many versions are taken at once. */
const BATCH = 100;

/**
 * Makes the fingerprints that a database from before them, or with those of another version, lacks. Returns how many report
 * versions were gone through. May be stopped and repeated at any time, and run beside everything else.
 */
export async function refreshFingerprints(connection: DrizzleConnection): Promise<number> {
  let [done, after] = [0, 0];
  for (;;) {
    const ids = await retryTransaction(connection, async (transaction) => {
      const { rows } = await transaction.execute<{ id: number }>(sql`
        select id::int8 as id from report_versions
        where id > ${after} and is_current and fingerprint_version <> ${FINGERPRINT_VERSION}
        order by id limit ${BATCH} for update`);
      const versionIds = rows.map(({ id }) => id);
      await remakeFingerprints(transaction, versionIds);
      return versionIds;
    });
    const last = ids.at(-1);
    if (last === undefined) return done;
    done += ids.length;
    after = last;
  }
}
