import type { SearchAgency } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { shortAgencyNames, shortRegionNames } from "../interpret/short-names.ts";
import type { PinyinReading } from "../suggest/pinyin.ts";
import type { SqlClient } from "./sql-pool.ts";

/** Reads a name aloud; null where it cannot. */
type ReadName = (name: string) => PinyinReading | null;

/**
 * The names of agencies and regions that queries may hold.
 *
 * `kind` is `full` or `alias` for an agency, `region` for a region, `short` for either one's name with a shorter place,
 * and `bare` for an agency's without any. `name` is the name that is meant, `name_n` the
 * same normalised by `searchable`, `full_name` the full name of the agency or region. `region_code` is the region's
 * code, or that of the agency's own region; `agency_id` is null for regions. `level` is null where it is not known.
 */
export const NAMES_TABLE = `
create table if not exists search.names (
  name_n text collate "C" not null,
  kind text not null,
  agency_id text collate "C",
  region_code text collate "C",
  name text not null,
  full_name text not null,
  level text,
  pinyin text collate "C",
  initials text collate "C"
);
create unique index if not exists names_once on search.names (coalesce(agency_id, region_code), kind, name_n);
create index if not exists names_name on search.names (name_n);
create index if not exists names_pinyin on search.names (pinyin);
create index if not exists names_initials on search.names (initials);
`;

interface NameRow {
  readonly name_n: string;
  readonly kind: "full" | "alias" | "region" | "short" | "bare";
  readonly agency_id: string | null;
  readonly region_code: string | null;
  readonly name: string;
  readonly full_name: string;
  readonly level: string | null;
  readonly pinyin: string | null;
  readonly initials: string | null;
}

const COLUMNS = "name_n, kind, agency_id, region_code, name, full_name, level, pinyin, initials";

const NEW_NAMES = `
with told as (
  select * from jsonb_to_recordset($1::jsonb) as told (
    name_n text, kind text, agency_id text, region_code text, name text, full_name text, level text, pinyin text,
    initials text
  )
)`;

const DELETE_NAMES = `${NEW_NAMES}
delete from search.names known
where known.agency_id = any($2::text[]) and not exists (
  select from told
  where told.agency_id = known.agency_id and told.kind = known.kind and told.name_n = known.name_n
)`;

const UPSERT_NAMES = `${NEW_NAMES}
insert into search.names as known (${COLUMNS})
select ${COLUMNS} from told
on conflict (coalesce(agency_id, region_code), kind, name_n) do update set
  region_code = excluded.region_code, name = excluded.name, full_name = excluded.full_name,
  level = excluded.level, pinyin = excluded.pinyin, initials = excluded.initials
where (known.region_code, known.name, known.full_name, known.level, known.pinyin, known.initials)
  is distinct from (
    excluded.region_code, excluded.name, excluded.full_name, excluded.level, excluded.pinyin, excluded.initials
  )`;

/**
 * Notes the names of agencies, each given once and as it can be stored, and those of their regions; names that an agency no
 * longer has are deleted.
 */
export async function writeNames(
  client: SqlClient,
  agencies: readonly SearchAgency[],
  readName: ReadName,
): Promise<void> {
  if (agencies.length === 0) return;
  const rows = new Map<string, NameRow>();
  for (const row of agencies.flatMap((agency) => nameRows(agency, readName))) {
    rows.set(JSON.stringify([row.agency_id ?? row.region_code, row.kind, row.name_n]), row);
  }
  const names = JSON.stringify([...rows.values()]);
  await client.query(DELETE_NAMES, [names, agencies.map(({ id }) => id)]);
  await client.query(UPSERT_NAMES, [names]);
}

function nameRows(agency: SearchAgency, readName: ReadName): readonly NameRow[] {
  const { id, name, aliases, level, regions } = agency;
  const own = regions.at(-1)?.code ?? null;
  const row = (kind: NameRow["kind"], printed: string, fullName: string): NameRow => ({
    name_n: searchable(printed).text,
    kind,
    agency_id: id,
    region_code: own,
    name: printed,
    full_name: fullName,
    level,
    // Type-ahead goes by the names that agencies have.
    ...(kind === "short" || kind === "bare"
      ? { pinyin: null, initials: null }
      : readingOf(printed, readName)),
  });
  const ofRegions = regions.flatMap((region) => {
    const short = shortRegionNames(region.name).map((printed) => row("short", printed, region.name));
    return [row("region", region.name, region.name), ...short].map((each) => ({
      ...each,
      agency_id: null,
      region_code: region.code,
      level: regionLevel(region.code),
    }));
  });
  const { short, bare } = shortAgencyNames(agency);
  const ofAgency = [
    row("full", name, name),
    ...aliases.map((alias) => row("alias", alias, name)),
    ...short.map((printed) => row("short", printed, name)),
    ...bare.map((printed) => row("bare", printed, name)),
  ];
  return [...ofAgency, ...ofRegions].filter((each) => each.name_n !== "");
}

function readingOf(name: string, readName: ReadName): Pick<NameRow, "pinyin" | "initials"> {
  const reading = readName(name);
  return { pinyin: reading?.pinyin ?? null, initials: reading?.initials ?? null };
}

function regionLevel(code: string): string {
  if (code.endsWith("0000")) return "provincial";
  return code.endsWith("00") ? "prefectural" : "county";
}
