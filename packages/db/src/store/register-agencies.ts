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

/** A row of `agency_lineage`. */
interface LineageRow {
  readonly agency_id: string;
  readonly relation: string;
  readonly relative_id: string;
  readonly relative_name: string;
  readonly type: string;
  readonly year: number | null;
}

/** A row of `agency_aliases`. */
interface AliasRow {
  readonly alias: string;
  readonly agency_id: string;
}

/** What the registry is to hold of an agency and those that it stands under. */
export interface AgencyRows {
  readonly agencies: readonly AgencyRow[];
  readonly lineage: readonly LineageRow[];
  readonly aliases: readonly AliasRow[];
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

/** The rows of an agency and those that it stands under, with its lineage, its other names and those that a report calls it by. */
export function agencyRows(
  { agency, parents }: AgencyLine,
  synthetic: boolean,
  calledBy: readonly string[],
): AgencyRows {
  const line = [agency, ...parents];
  const id = agencyKey({ ...agency, synthetic });
  const names = new Set([...agency.aliases, ...calledBy]);
  names.delete(agency.name);
  return {
    agencies: line.map((each, index) => toRow(each, line[index + 1], synthetic)),
    lineage: agency.lineage.map(({ relation, name, place, type, year }) => ({
      agency_id: id,
      relation,
      relative_id: agencyKey({ name, place, synthetic }),
      relative_name: name,
      type,
      year,
    })),
    aliases: [...names].map((alias) => ({ alias, agency_id: id })),
  };
}

/**
 * Has search take notice of agencies that are described otherwise now: what describes them may be the report of a body below
 * them. Their reports are held, as whoever puts them into the outbox does.
 */
async function announceAgencies(
  transaction: Pick<Transaction, "execute">,
  agencies: readonly { readonly id: string }[],
): Promise<void> {
  const ids = sql.param(agencies.map(({ id }) => id));
  await transaction.execute(sql`
    with held as (select id from reports where agency_id = any(${ids}) order by id for update)
    insert into search_outbox (report_id) select id from held order by id`);
}

/**
 * Makes sure that agencies are in the registry as these rows have them, the last of several with one id. Rows are written in
 * the order of their keys, so that nobody who writes the same waits in a circle, and those that say the same already are not
 * touched, so that the reports of a whole province do not wait for its one row. Search is told of those that change.
 */
export async function registerAgencyRows(
  transaction: Pick<Transaction, "execute">,
  { agencies, lineage, aliases }: AgencyRows,
): Promise<void> {
  if (agencies.length > 0) {
    const rows = JSON.stringify([...new Map(agencies.map((row) => [row.id, row])).values()]);
    await transaction.execute(sql`
      insert into agencies select * from jsonb_populate_recordset(null::agencies, ${rows}::jsonb) line
      order by line.id on conflict (id) do nothing`);
    const { rows: changed } = await transaction.execute<{ id: string }>(sql`
      update agencies set level = line.level, kind = line.kind, region_code = line.region_code,
        region_path = line.region_path, parent_id = line.parent_id
      from jsonb_populate_recordset(null::agencies, ${rows}::jsonb) line
      where agencies.id = line.id and (agencies.level, agencies.kind, agencies.region_code, agencies.region_path,
        agencies.parent_id) is distinct from (line.level, line.kind, line.region_code, line.region_path, line.parent_id)
      returning agencies.id`);
    if (changed.length > 0) await announceAgencies(transaction, changed);
  }
  if (lineage.length > 0) {
    await transaction.execute(sql`
      insert into agency_lineage
      select * from jsonb_populate_recordset(null::agency_lineage, ${JSON.stringify(lineage)}::jsonb)
      order by agency_id, relation, relative_id
      on conflict do nothing`);
  }
  if (aliases.length > 0) {
    await transaction.execute(sql`
      insert into agency_aliases
      select * from jsonb_populate_recordset(null::agency_aliases, ${JSON.stringify(aliases)}::jsonb)
      order by alias, agency_id
      on conflict do nothing`);
  }
}

/**
 * Makes sure that an agency and those that it stands under are in the registry, as this version knows them, with its
 * lineage, and that it is found by its other names and by those that a report calls it by. Returns the agency's id.
 */
export async function registerAgencies(
  transaction: Pick<Transaction, "execute">,
  line: AgencyLine,
  synthetic: boolean,
  calledBy: readonly string[],
): Promise<string> {
  await registerAgencyRows(transaction, agencyRows(line, synthetic, calledBy));
  return agencyKey({ ...line.agency, synthetic });
}
