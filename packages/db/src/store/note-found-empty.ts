import { sql } from "drizzle-orm";
import type { DrizzleConnection } from "./drizzle-connection.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { compareParserVersions } from "./version-rank.ts";

/**
 * Notes that a parser has read a stored source again and found no report in it. The source keeps its former reading;
 * `listSources` does not call it outdated for this parser any more. A newer parser that has found the same stays noted.
 */
export async function noteFoundEmpty(
  connection: DrizzleConnection,
  sourceSha256: string,
  parserVersion: string,
): Promise<void> {
  await retryTransaction(connection, async (transaction) => {
    const { rows } = await transaction.execute<{ foundEmptyBy: string | null }>(sql`
      select found_empty_by as "foundEmptyBy" from sources where sha256 = ${sourceSha256} for no key update`);
    const { foundEmptyBy = null } = rows[0] ?? {};
    if (foundEmptyBy !== null && compareParserVersions(foundEmptyBy, parserVersion) >= 0) return;
    await transaction.execute(
      sql`update sources set found_empty_by = ${parserVersion} where sha256 = ${sourceSha256}`,
    );
  });
}
