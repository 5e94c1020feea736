import { and, eq, type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { findings } from "../schema/findings.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { type FindingFilter, findingConditions } from "./finding-filter.ts";
import { FINDING_ORDERS, type FindingOrder } from "./finding-orders.ts";
import { type FindingPosition, findingsAt, type StoredFinding } from "./findings.ts";
import { type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { completePages, type GroupPage, readGroupPages, rowsOfPages } from "./read-group-pages.ts";
import { readPage } from "./read-page.ts";
import { CURRENT_VERSION, reportConditions } from "./reports.ts";

/** A finding and whose it is. */
export interface ListedFinding {
  readonly finding: StoredFinding;
  readonly agencyName: string | null;
  readonly year: number | null;
}

const VERSION_OF_FINDING = and(eq(reportVersions.id, findings.versionId), eq(reportVersions.isCurrent, true));

function placeOf({ versionId, position }: FindingPosition): string {
  return `${versionId}/${position}`;
}

/** A page of the findings of current versions. */
export async function listFindings(
  connection: DrizzleConnection,
  filter: FindingFilter,
  orderName: FindingOrder,
  page: PageRequest,
): Promise<Page<ListedFinding>> {
  const { drizzle } = connection;
  const order = FINDING_ORDERS[orderName];
  const conditions = findingConditions(filter);
  const columns = {
    versionId: findings.versionId,
    position: findings.position,
    agencyName: agencies.name,
    year: reports.year,
  };
  const found = await readPage(
    connection,
    {
      order,
      select: (condition, terms, limit) =>
        drizzle
          .select({ item: columns, position: positionColumn(order) })
          .from(findings)
          .innerJoin(reportVersions, VERSION_OF_FINDING)
          .innerJoin(reports, CURRENT_VERSION)
          .leftJoin(agencies, eq(agencies.id, reports.agencyId))
          .where(and(conditions, condition))
          .orderBy(...terms)
          .limit(limit),
      probe: (condition) => sql`select 1 ${findingSource(and(conditions, condition))}`,
    },
    page,
  );
  const stored = await findingsAt(
    connection,
    found.items.map(({ item }) => item),
  );
  const findingOf = new Map(stored.map((each) => [placeOf(each), each.finding]));
  const items = found.items.flatMap(({ item, position }) => {
    const finding = findingOf.get(placeOf(item));
    const { agencyName, year } = item;
    return finding === undefined ? [] : [{ item: { finding, agencyName, year }, position }];
  });
  return { ...found, items };
}

/** Findings of current versions with report and agency, from the word `from` on. */
function findingSource(condition: SQL | undefined): SQL {
  return sql`from ${findings} join ${reportVersions} on ${VERSION_OF_FINDING} join ${reports} on ${CURRENT_VERSION}
    left join ${agencies} on ${agencies.id} = ${reports.agencyId} where ${condition ?? sql`true`}`;
}

/** How many findings a filter leaves. */
export async function countFindings({ drizzle }: DrizzleConnection, filter: FindingFilter): Promise<number> {
  const { rows } = await drizzle.execute<{ count: number }>(
    sql`select count(*)::int8 as count ${findingSource(findingConditions(filter))}`,
  );
  return Number(rows[0]?.count ?? 0);
}

/**
 * The same page of the findings of many agencies, by agency id: three statements, whatever the number of agencies. Every agency
 * asked for has an entry.
 */
export async function findingsOfAgencies(
  connection: DrizzleConnection,
  agencyIds: readonly string[],
  filter: FindingFilter,
  orderName: FindingOrder,
  page: PageRequest,
): Promise<ReadonlyMap<string, GroupPage<StoredFinding>>> {
  const list = {
    group: sql`${reports.agencyId}`,
    row: sql`json_build_object('versionId', ${findings.versionId}, 'position', ${findings.position})`,
    order: FINDING_ORDERS[orderName],
    source: findingSource(and(findingConditions(filter), reportConditions({ agencyIds }))),
  };
  const pages = await readGroupPages<FindingPosition>(connection, agencyIds, list, page);
  const stored = await findingsAt(connection, rowsOfPages(pages));
  const findingOf = new Map(stored.map((each) => [placeOf(each), each.finding]));
  return completePages(pages, (row) => findingOf.get(placeOf(row)));
}
