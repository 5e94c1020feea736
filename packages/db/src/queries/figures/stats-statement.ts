import { type SQL, sql } from "drizzle-orm";
import { agencies } from "../../schema/agencies.ts";
import { reports, reportVersions } from "../../schema/reports.ts";
import { CURRENT_VERSION, type ReportFilter, reportConditions } from "../reports.ts";
import { placesOf } from "./cell-groups.ts";
import { groupColumns, keyColumns, type ReportGrouping, selectedKeys } from "./groupings.ts";
import type { Measure } from "./measures.ts";
import { joinRows, READING, readingOf, type VersionColumns } from "./reading-sql.ts";

const CURRENT: VersionColumns = {
  prefix: "current",
  id: sql`${reportVersions.id}`,
  edition: sql`${reportVersions.edition}`,
};
const PREVIOUS: VersionColumns = {
  prefix: "previous",
  id: sql`previous_version.id`,
  edition: sql`previous_version.edition`,
};

/** The same agency's report of the year before. Its id follows from agency and year, so there is one at most. */
const JOIN_PREVIOUS = sql`left join ${reportVersions} previous_version
  on previous_version.report_id = ${reports.agencyId} || '-' || (${reports.year} - 1) and previous_version.is_current`;

/** The columns of a measure: its value and reading, the value of what it is a share of, and that of the year before. */
function columnNames(index: number) {
  return {
    value: sql.identifier(`value${index}`),
    reading: sql.identifier(`reading${index}`),
    whole: sql.identifier(`whole${index}`),
    before: sql.identifier(`before${index}`),
  };
}

function valueColumns({ cells, whole, yearOnYear }: Measure, index: number): readonly SQL[] {
  const names = columnNames(index);
  const { value, reading } = readingOf(cells, CURRENT);
  return [
    sql`${value} as ${names.value}`,
    sql`${reading} as ${names.reading}`,
    ...(whole === null ? [] : [sql`${readingOf(whole, CURRENT).value} as ${names.whole}`]),
    ...(yearOnYear ? [sql`${readingOf(cells, PREVIOUS).value} as ${names.before}`] : []),
  ];
}

/** What is told of a measure, as one value of `MeasureRow`. Sums are exact, and text on the way. */
function aggregate({ whole, quantiles, yearOnYear }: Measure, index: number): SQL {
  const names = columnNames(index);
  const { value } = names;
  const read = (reading: number) => sql`count(*) filter (where ${names.reading} = ${reading}::int)`;
  const parts = [
    sql`'n', count(${value})`,
    sql`'blank', ${read(READING.blank)}`,
    sql`'notApplicable', ${read(READING.notApplicable)}`,
    sql`'unread', ${read(READING.unread)}`,
    sql`'sum', sum(${value})::text`,
    sql`'quantiles', percentile_cont(${sql.param([...quantiles])}::float8[]) within group (order by ${value}::float8)`,
  ];
  if (whole !== null) {
    const both = sql`filter (where ${value} is not null and ${names.whole} is not null)`;
    parts.push(
      sql`'share', jsonb_build_object('n', count(*) ${both}, 'part', (sum(${value}) ${both})::text,
        'whole', (sum(${names.whole}) ${both})::text)`,
    );
  }
  if (yearOnYear) {
    const both = sql`filter (where ${value} is not null and ${names.before} is not null)`;
    parts.push(
      sql`'yearOnYear', jsonb_build_object('n', count(*) ${both}, 'before', (sum(${names.before}) ${both})::text,
        'after', (sum(${value}) ${both})::text)`,
    );
  }
  return sql`jsonb_build_object(${sql.join(parts, sql`, `)}) as ${sql.identifier(`m${index}`)}`;
}

/**
 * The statement that reads the values of every report, report by report, and makes figures of them. Its rows have the
 * keys of a group, its `reports`, and a `MeasureRow` for each measure: `m0`, `m1` and so on.
 */
export function statsStatement(
  filter: ReportFilter,
  groupBy: readonly ReportGrouping[],
  measures: readonly Measure[],
  limit: number,
): SQL {
  const compared = measures.filter(({ yearOnYear }) => yearOnYear).map(({ cells }) => cells);
  const groups = measures.flatMap(({ cells, whole }) => (whole === null ? [cells] : [cells, whole]));
  const columns = [...keyColumns(groupBy), ...measures.flatMap(valueColumns)];
  const selected = [...selectedKeys(groupBy), sql`count(*)::int as reports`, ...measures.map(aggregate)];
  const keys = groupColumns(groupBy);
  return sql`
    with valued as materialized (
      select ${sql.join(columns, sql`, `)}
      from ${reports} join ${reportVersions} on ${CURRENT_VERSION}
      left join ${agencies} on ${agencies.id} = ${reports.agencyId}
      ${joinRows(groups.flatMap(placesOf), CURRENT)}
      ${compared.length === 0 ? sql`` : sql`${JOIN_PREVIOUS} ${joinRows(compared.flatMap(placesOf), PREVIOUS)}`}
      where ${reportConditions(filter) ?? sql`true`}
    )
    select ${sql.join(selected, sql`, `)} from valued
    ${keys.length === 0 ? sql`` : sql`group by ${sql.join([...keys], sql`, `)}`} limit ${limit}`;
}
