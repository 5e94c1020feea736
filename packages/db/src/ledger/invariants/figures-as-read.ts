import { reportCells } from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import { FIGURE_TABLES, type FigureTable, placesOf } from "./figure-tables.ts";
import { type Breach, findBreachesByVersion, type Invariant } from "./invariant.ts";
import { findBreachesInSample, type SampledReading } from "./sampled-readings.ts";

/** The column of a cell that is spelled out has the number that it keeps exactly, or prints in digits only. */
function figuresAmiss(table: FigureTable, isIn: (column: SQL) => SQL): SQL {
  return sql`
    select 'version ' || version_id, row_key || '/' || place || ' is ' || figure || ' and printed as ' || (cell ->> 'raw')
    from (${placesOf(table, isIn)}) as places
    where figure is not null and case
      when cell ? 'value' then figure <> round((cell ->> 'value')::numeric * scale)
      when scale = 1 and cell ->> 'raw' ~ '^-?[0-9]{1,15}$' then abs(figure) <> abs((cell ->> 'raw')::int8)
      else false end`;
}

/** Cutting the text by a cell's span gives what the cell prints; of a plain cell that is its number. */
function notInText({ id, text, reading }: SampledReading): readonly Breach[] {
  if (reading === undefined) return [];
  return reportCells(reading.report).flatMap(([address, cell]) => {
    if (cell.state !== "value") return [];
    const printed = text.slice(cell.span.start, cell.span.end);
    if (printed === cell.raw) return [];
    return [{ of: `version ${id}`, problem: `${address} is ${cell.raw}, and the text has ${printed} there` }];
  });
}

/**
 * I7. Totals are sums over the columns of figures, so they equal what the cells give if each column does. Proven for all versions
 * where the cell keeps a number or digits of its own, and for a sample, or all current versions where that is asked for, by
 * cutting every number out of the text again.
 */
export const figuresAsRead: Invariant = {
  name: "figures-as-read",
  meaning: "The numbers that totals are made of are those of the cells as they are printed.",
  async check(snapshot) {
    const breaches = await findBreachesByVersion(snapshot, "figures-as-read", (isIn) =>
      FIGURE_TABLES.map((table) => figuresAmiss(table, isIn)),
    );
    if (breaches.length > snapshot.limit) return { breaches };
    const left = { ...snapshot, limit: snapshot.limit - breaches.length };
    return { breaches: [...breaches, ...(await findBreachesInSample(left, notInText))] };
  },
};
