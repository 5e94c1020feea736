import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Database } from "../../connection/database.ts";
import type { ReportFilter } from "../reports.ts";
import { type FigureStats, type MeasureRow, toFigureStats } from "./figure-stats.ts";
import {
  compareKeys,
  type GroupKeys,
  type KeyRow,
  REPORT_GROUPINGS,
  type ReportGrouping,
  toGroupKeys,
} from "./groupings.ts";
import { describeMeasure, layOutMeasures, type MeasureDescription, type MeasureRequest } from "./measures.ts";
import { statsStatement } from "./stats-statement.ts";

/** Which figures to make of which reports. */
export interface ReportStatsRequest {
  readonly filter: ReportFilter;
  /** What to tell reports apart by; all of them make one group where it is empty. */
  readonly groupBy: readonly ReportGrouping[];
  readonly measures: readonly MeasureRequest[];
  /** How many groups are told at most. */
  readonly maxGroups: number;
}

/** Reports that have something in common, and the figures made of them. */
export interface ReportGroup {
  readonly keys: GroupKeys;
  /** How many reports there are. */
  readonly reports: number;
  /** In the order of the measures. */
  readonly figures: readonly FigureStats[];
}

/** Figures made of reports. */
export interface ReportStats {
  readonly measures: readonly MeasureDescription[];
  /** Ordered by what they were told apart by, in the order of `REPORT_GROUPINGS`, without which is known last. */
  readonly groups: readonly ReportGroup[];
  /** Whether there are more groups than were to be told; then `groups` says nothing. */
  readonly hasMoreGroups: boolean;
}

type StatsRow = KeyRow & { readonly reports: number } & { readonly [measure: `m${number}`]: MeasureRow };

/**
 * Settings for a statement that reads many rows and answers with few: compiling its expressions would take longer than
 * reading with them, and sorting the values of some ten thousand reports needs no files.
 */
const SETTINGS = "begin read only; set local jit = off; set local work_mem = '32MB'";

async function readRows({ pool }: Pick<Database, "pool">, query: SQL): Promise<readonly StatsRow[]> {
  const client = await pool.connect();
  try {
    await client.query(SETTINGS);
    const { rows } = await drizzle({ client }).execute<StatsRow & Record<string, unknown>>(query);
    await client.query("commit");
    return rows;
  } catch (error) {
    // A connection that was lost cannot roll back, and need not.
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Makes figures of the reports that a filter leaves, group by group: one statement in a transaction of its own. Only
 * what is current counts; numbers are added exactly, money in whole fen.
 *
 * @throws GongkaiError BAD_USER_INPUT for measures that cannot be made
 */
export async function reportStats(
  database: Pick<Database, "pool">,
  request: ReportStatsRequest,
): Promise<ReportStats> {
  const measures = layOutMeasures(request.measures);
  const groupBy = REPORT_GROUPINGS.filter((grouping) => request.groupBy.includes(grouping));
  const rows = await readRows(
    database,
    statsStatement(request.filter, groupBy, measures, request.maxGroups + 1),
  );
  const hasMoreGroups = rows.length > request.maxGroups;
  const groups = (hasMoreGroups ? [] : rows).map(
    (row): ReportGroup => ({
      keys: toGroupKeys(row),
      reports: row.reports,
      figures: measures.flatMap((measure, index) => {
        const made = row[`m${index}`];
        return made === undefined ? [] : [toFigureStats(measure, made)];
      }),
    }),
  );
  return {
    measures: measures.map(describeMeasure),
    groups: groups.toSorted((one, other) => compareKeys(one.keys, other.keys)),
    hasMoreGroups,
  };
}
