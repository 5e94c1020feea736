import { sql } from "drizzle-orm";
import type { AgencyLine, RegisteredAgency } from "../schema/agency-resolution.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { agencyKey } from "./keys.ts";

/** A row of `agencies`, as PostgreSQL names its columns. */
interface AgencyRow {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly synthetic: boolean;
  readonly level: string | null;
  readonly kind: string | null;
  readonly region_code: string | null;
  readonly region_path: readonly string[];
  readonly parent_id: string | null;
}

function toRow(
  { name, place, level, kind, regionCode, regionPath }: RegisteredAgency,
  parent: RegisteredAgency | undefined,
  synthetic: boolean,
): AgencyRow {
  return {
    id: agencyKey({ name, place, synthetic }),
    name,
    place,
    synthetic,
    level,
    kind,
    region_code: regionCode,
    region_path: regionPath,
    parent_id: parent === undefined ? null : agencyKey({ ...parent, synthetic }),
  };
}

/**
 * Makes sure that an agency and those that it stands under are in the registry, as this version knows them, with its lineage, and that it
 * is found by its other names and by those that a report calls it by. Returns the agency's id.
 *
 * Rows that say the same already are not touched, so that the reports of a whole province do not wait for its one row.
 */
export async function registerAgencies(
  transaction: Pick<Transaction, "execute">,
  { agency, parents }: AgencyLine,
  synthetic: boolean,
  calledBy: readonly string[],
): Promise<string> {
  const line = [agency, ...parents];
  const rows = line.map((each, index) => toRow(each, line[index + 1], synthetic));
  const records = JSON.stringify(rows);
  await transaction.execute(sql`
    insert into agencies select * from jsonb_populate_recordset(null::agencies, ${records}::jsonb) line
    order by line.id on conflict (id) do nothing`);
  await transaction.execute(sql`
    update agencies set level = line.level, kind = line.kind, region_code = line.region_code,
      region_path = line.region_path, parent_id = line.parent_id
    from jsonb_populate_recordset(null::agencies, ${records}::jsonb) line
    where agencies.id = line.id and (agencies.level, agencies.kind, agencies.region_code, agencies.region_path,
      agencies.parent_id) is distinct from (line.level, line.kind, line.region_code, line.region_path, line.parent_id)`);
  const id = agencyKey({ ...agency, synthetic });
  if (agency.lineage.length > 0) {
    const relatives = agency.lineage.map(({ relation, name, place, type, year }) => ({
      agency_id: id,
      relation,
      relative_id: agencyKey({ name, place, synthetic }),
      relative_name: name,
      type,
      year,
    }));
    await transaction.execute(sql`
      insert into agency_lineage
      select * from jsonb_populate_recordset(null::agency_lineage, ${JSON.stringify(relatives)}::jsonb)
      on conflict do nothing`);
  }
  const aliases = [...new Set([...agency.aliases, ...calledBy])]
    .filter((alias) => alias !== agency.name)
    .sort();
  if (aliases.length > 0) {
    await transaction.execute(sql`
      insert into agency_aliases (alias, agency_id)
      select alias, ${id} from jsonb_array_elements_text(${JSON.stringify(aliases)}::jsonb) alias
      on conflict do nothing`);
  }
  return id;
}
