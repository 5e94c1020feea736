import { type SQL, sql } from "drizzle-orm";
import { parseDigest } from "../../store/parse-digest.ts";
import { FIGURE_TABLES, type FigureTable, placesOf } from "./figure-tables.ts";
import { type Breach, findBreachesByVersion, type Invariant } from "./invariant.ts";
import { findBreachesInSample, type SampledReading } from "./sampled-readings.ts";

type Stretch = (column: SQL) => SQL;

/** Parts that a version has in an order are numbered from 0 without a gap. */
function gaps(table: "sections" | "findings", isIn: Stretch): SQL {
  return sql`
    select 'version ' || version_id, 'has ' || count(*) || ${` ${table}, and the last is number `} || max(position) + 1
    from ${sql.identifier(table)} where ${isIn(sql`version_id`)}
    group by version_id having min(position) <> 0 or max(position) + 1 <> count(*)`;
}

/** A version that follows a form has all rows of all tables; one that follows none has no rows. */
function rowsMissing({ name, rowsOfVersion }: FigureTable, isIn: Stretch): SQL {
  return sql`
    select 'version ' || id, 'has ' || coalesce(counted, 0) || ${` rows of ${rowsOfVersion} in ${name}`}
    from report_versions left join (
      select version_id, count(*) as counted from ${sql.identifier(name)} where ${isIn(sql`version_id`)} group by version_id
    ) as figures on version_id = id
    where ${isIn(sql`id`)} and coalesce(counted, 0) <> case when edition is null then 0 else ${rowsOfVersion} end`;
}

/** A column holds a number exactly where the cell does, unless only the cell can hold it exactly. */
function cellsAmiss(table: FigureTable, isIn: Stretch): SQL {
  return sql`
    select 'version ' || version_id,
      row_key || '/' || place || ' is ' || coalesce(cell::text, 'no cell') || ' with number ' || coalesce(figure::text, 'none')
    from (${placesOf(table, isIn)}) as places
    where (figure is null) = is_value and not (figure is null and cell ? 'value')`;
}

function changedSince({ id, digest, reading }: SampledReading): readonly Breach[] {
  const rebuilt = reading === undefined ? null : parseDigest(reading.report, reading.diagnostics);
  if (rebuilt === digest) return [];
  return [
    { of: `version ${id}`, problem: `was stored with digest ${digest}, and its parts have ${rebuilt}` },
  ];
}

/**
 * I5. Proven for all versions by what follows from the parts: sections and findings numbered without a gap, all rows of all
 * three tables where a form is followed, and for each place of the form a number exactly where its cell has one. Beside that
 * for a sample, or for all current versions where that is asked for, by the digest of what the parser had made, to which every
 * part belongs; a part that is missing at the end, or a word that was changed, shows there alone.
 */
export const versionsWhole: Invariant = {
  name: "versions-whole",
  meaning:
    "No version is half written: its sections, findings, tables and cells are all there, as they were read.",
  async check(snapshot) {
    const breaches = await findBreachesByVersion(snapshot, "versions-whole", (isIn) => [
      gaps("sections", isIn),
      gaps("findings", isIn),
      ...FIGURE_TABLES.map((table) => rowsMissing(table, isIn)),
      ...FIGURE_TABLES.map((table) => cellsAmiss(table, isIn)),
    ]);
    if (breaches.length > snapshot.limit) return { breaches };
    const left = { ...snapshot, limit: snapshot.limit - breaches.length };
    const changed = await findBreachesInSample(left, changedSince);
    return { breaches: [...breaches, ...changed] };
  },
};
