import { eq, sql } from "drizzle-orm";
import { reports } from "../schema/reports.ts";
import { retractions } from "../schema/retractions.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";
import { type KeysetOrder, type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { readPage } from "./read-page.ts";

/** A report that a person has taken back. */
export interface RetractionRecord {
  readonly reportId: string;
  readonly agencyId: string | null;
  readonly year: number | null;
  readonly reason: string;
  readonly author: string;
  readonly retractedAt: Date;
}

const COLUMNS = {
  reportId: retractions.reportId,
  agencyId: reports.agencyId,
  year: reports.year,
  reason: retractions.reason,
  author: retractions.author,
  retractedAt: retractions.retractedAt,
};

/** The newest first. Moments are compared as text, in microseconds. */
export const RETRACTION_ORDER: KeysetOrder = {
  keys: [
    {
      expression: sql`(to_char(${retractions.retractedAt} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') collate "C")`,
      type: "string",
    },
    { expression: sql`(${retractions.reportId} collate "C")`, type: "string" },
  ],
  direction: "descending",
};

/** A page of the retracted reports, the newest retraction first. */
export async function listRetractions(
  connection: DrizzleConnection,
  page: PageRequest,
): Promise<Page<RetractionRecord>> {
  const { drizzle } = connection;
  return readPage(
    connection,
    {
      order: RETRACTION_ORDER,
      select: (condition, terms, limit) =>
        drizzle
          .select({ item: COLUMNS, position: positionColumn(RETRACTION_ORDER) })
          .from(retractions)
          .innerJoin(reports, eq(reports.id, retractions.reportId))
          .where(condition)
          .orderBy(...terms)
          .limit(limit),
      probe: (condition) => drizzle.select({ one: sql`1` }).from(retractions).where(condition).getSQL(),
    },
    page,
  );
}

/** The retractions of those of these reports that are retracted, in any order. */
export async function retractionsOfReports(
  { drizzle }: DrizzleConnection,
  reportIds: readonly string[],
): Promise<readonly RetractionRecord[]> {
  return drizzle
    .select(COLUMNS)
    .from(retractions)
    .innerJoin(reports, eq(reports.id, retractions.reportId))
    .where(isAnyOf(retractions.reportId, reportIds));
}

/** How many reports are retracted. */
export async function countRetractions({ drizzle }: DrizzleConnection): Promise<number> {
  return drizzle.$count(retractions);
}
