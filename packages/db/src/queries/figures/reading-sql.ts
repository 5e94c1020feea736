import type { Edition, TableId } from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../../schema/figures.ts";
import type { CellGroup } from "./cell-groups.ts";
import type { FigurePlace } from "./figure-places.ts";

/** What became of a group of cells in a report, as SQL numbers it. Of several cells the greatest counts. */
export const READING = { number: 0, notApplicable: 1, blank: 2, unread: 3, notExpected: 4 } as const;

/** A report version in the statement, and what the rows joined with it are called there. */
export interface VersionColumns {
  readonly prefix: string;
  readonly id: SQL;
  readonly edition: SQL;
}

/** The row that holds a place, joined once for each applicant or group. */
function rowOf({ table, part }: FigurePlace, { prefix }: VersionColumns): SQL {
  return sql`${sql.identifier([prefix, table, ...(part === null ? [] : [part])].join(" "))}`;
}

const JOINS: Readonly<Record<TableId, (row: SQL, version: SQL, part: string | null) => SQL>> = {
  proactiveDisclosure: (row, version) =>
    sql`left join ${proactiveDisclosureFigures} ${row} on ${row}.version_id = ${version}`,
  requests: (row, version, part) =>
    sql`left join ${requestsFigures} ${row} on ${row}.version_id = ${version} and ${row}.applicant = ${part}`,
  remedies: (row, version, part) =>
    sql`left join ${remediesFigures} ${row} on ${row}.version_id = ${version} and ${row}.remedy_group = ${part}`,
};

/** Joins every row of a version that places are read from. */
export function joinRows(places: readonly FigurePlace[], version: VersionColumns): SQL {
  const joins = new Map<string, SQL>();
  for (const place of places) {
    const { table, part } = place;
    joins.set(`${table} ${part}`, JOINS[table](rowOf(place, version), version.id, part));
  }
  return sql.join([...joins.values()], sql` `);
}

/** The cells of one or of both editions. */
interface Layout {
  readonly editions: readonly Edition[];
  readonly places: readonly FigurePlace[];
}

function layoutsOf({ cells }: CellGroup): readonly Layout[] {
  const layouts = new Map<string, Layout>();
  for (const [edition, places] of cells) {
    const key = places.map(({ address }) => address).join();
    layouts.set(key, { editions: [...(layouts.get(key)?.editions ?? []), edition], places });
  }
  return [...layouts.values()];
}

/** The sum of cells in stored units; null unless there is a number in each. */
function sumOf({ places }: Layout, version: VersionColumns): SQL {
  const figures = places.map((place) => sql`${rowOf(place, version)}.${sql.identifier(place.column.name)}`);
  return sql`(${sql.join(figures, sql` + `)})`;
}

/**
 * What became of cells of which at least one has no number; null where the version has no cell at one of the places.
 *
 * It reads the rows by itself: `cells` is most of a row, and those who look only for numbers should not have to read it.
 */
function worstOf({ places }: Layout, version: VersionColumns): SQL {
  const detail = { ...version, prefix: `${version.prefix} detail` };
  const cells = places.map((place) => {
    const row = rowOf(place, detail);
    return sql`(${row}.${sql.identifier(place.column.name)}, ${row}.cells -> ${place.column.id}::text)`;
  });
  return sql`(
    select case when bool_and(place.cell is not null) then max(case
      when place.figure is not null then ${READING.number}::int
      when jsonb_typeof(place.cell) = 'array' or place.cell ->> 'state' = 'blank' then ${READING.blank}::int
      when place.cell ->> 'state' = 'notApplicable' then ${READING.notApplicable}::int
      else ${READING.unread}::int
    end) end
    from (select 1) as one ${joinRows(places, detail)}
    cross join lateral (values ${sql.join(cells, sql`, `)}) as place(figure, cell)
  )`;
}

/** Whether the version's form is one of a layout's. */
function follows({ editions }: Layout, { edition }: VersionColumns): SQL {
  return sql`coalesce(${edition} = any(${sql.param([...editions])}), false)`;
}

/**
 * The value of a group of cells in a version, in stored units, and what became of it. A report is read by its own form
 * first; where it prints the cells as another edition has them, as some reports that mix forms do, it is read so.
 */
export function readingOf(
  group: CellGroup,
  version: VersionColumns,
): { readonly value: SQL; readonly reading: SQL } {
  const [one, other] = layoutsOf(group);
  if (one === undefined) throw new Error("A group of cells has no cells.");
  const { number, unread, notExpected } = READING;
  const sum = sumOf(one, version);
  const missing = sql`case when ${follows(one, version)} then ${unread}::int else ${notExpected}::int end`;
  if (other === undefined) {
    const reading = sql`case when ${sum} is not null then ${number}::int
      else coalesce(${worstOf(one, version)}, ${missing}) end`;
    return { value: sum, reading };
  }
  const otherSum = sumOf(other, version);
  const isOther = follows(other, version);
  const [worst, otherWorst] = [worstOf(one, version), worstOf(other, version)];
  return {
    value: sql`case when ${isOther} then coalesce(${otherSum}, ${sum}) else coalesce(${sum}, ${otherSum}) end`,
    reading: sql`case when ${sum} is not null or ${otherSum} is not null then ${number}::int
      when ${isOther} then coalesce(${otherWorst}, ${worst}, ${unread}::int)
      else coalesce(${worst}, ${otherWorst}, ${missing}) end`,
  };
}
