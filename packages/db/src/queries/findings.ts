import type { Finding } from "@gongkai/schema";
import { asc } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { groupByVersion } from "./group-by-version.ts";
import { isAnyOf } from "./is-any-of.ts";

/** The findings of report versions, as they were stored; every version asked for has an entry. */
export async function findingsOfVersions(
  { drizzle }: DrizzleConnection,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const rows = await drizzle
    .select()
    .from(findings)
    .where(isAnyOf(findings.versionId, versionIds))
    .orderBy(asc(findings.position));
  return groupByVersion(versionIds, rows, ({ versionId: _, position: __, ...finding }): Finding => finding);
}
