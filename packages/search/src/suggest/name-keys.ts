import type { SearchAgency } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { storable } from "../postgres/sql-parameters.ts";
import type { SqlClient } from "../postgres/sql-pool.ts";
import { partsOfName, withoutKind } from "./parts-of-name.ts";
import type { PinyinReader, PinyinReading } from "./pinyin.ts";

/** A row of `search.name_keys`. */
interface NameKey extends PinyinReading {
  readonly agency_id: string;
  readonly name: string;
  readonly full_name: string;
  readonly level: string | null;
  readonly places: readonly string[];
  readonly is_whole: boolean;
  readonly text: string;
}

const TOLD = `
with told as (
  select agency_id, name, full_name, level, array(select jsonb_array_elements_text(places)) as places, is_whole, text,
    pinyin, initials
  from jsonb_to_recordset($1::jsonb) as told (
    agency_id text, name text, full_name text, level text, places jsonb, is_whole boolean, text text, pinyin text,
    initials text
  )
)`;

const DELETE_KEYS = `${TOLD}
delete from search.name_keys known
where known.agency_id = any($2::text[])
  and not exists (select from told where told.agency_id = known.agency_id and to_jsonb(told) = to_jsonb(known))`;

const INSERT_KEYS = `${TOLD}
insert into search.name_keys
select * from told
where not exists (
  select from search.name_keys known where known.agency_id = told.agency_id and to_jsonb(told) = to_jsonb(known)
)`;

/**
 * Notes what agencies are looked up by besides their names, in place of what was noted of them; what is the same is not
 * written again. Belongs into the transaction that writes their names.
 */
export async function writeNameKeys(
  client: SqlClient,
  agencies: readonly SearchAgency[],
  reader: PinyinReader,
): Promise<void> {
  const byId = new Map(agencies.map((agency) => [storable(agency.id), agency]));
  if (byId.size === 0) return;
  const keys = JSON.stringify([...byId.values()].flatMap((agency) => keysOf(agency, reader)));
  await client.query(DELETE_KEYS, [keys, [...byId.keys()]]);
  await client.query(INSERT_KEYS, [keys]);
}

function keysOf(agency: SearchAgency, reader: PinyinReader): readonly NameKey[] {
  const regions = agency.regions.map((region) => searchable(region.name).text);
  const keys = new Map<string, NameKey>();
  // The full name comes first: of several names with one body it is the one that is meant.
  for (const name of [agency.name, ...agency.aliases]) {
    for (const key of keysOfName(storable(name), regions, reader)) {
      const row = {
        agency_id: storable(agency.id),
        full_name: storable(agency.name),
        level: agency.level,
        ...key,
      };
      const identity = JSON.stringify([key.is_whole, key.text, key.pinyin, key.places]);
      if (!keys.has(identity)) keys.set(identity, row);
    }
  }
  return [...keys.values()];
}

function keysOfName(
  name: string,
  regions: readonly string[],
  reader: PinyinReader,
): readonly Omit<NameKey, "agency_id" | "full_name" | "level">[] {
  const whole = searchable(name).text;
  const parts = partsOfName(whole, regions);
  const places = parts === null ? [] : waysToWrite(parts.place, reader);
  // The first way to read the whole name is in `search.names`.
  const [, ...furtherReadings] = reader.readings(whole);
  return [
    ...furtherReadings.map((reading) => ({ name, places: [], is_whole: true, text: whole, ...reading })),
    ...(parts === null ? [] : reader.readings(parts.body)).map((reading) => ({
      name,
      places,
      is_whole: false,
      text: parts?.body ?? "",
      ...reading,
    })),
  ];
}

/** A place with and without its kind, in characters, pinyin, and initials. */
function waysToWrite(place: string, reader: PinyinReader): readonly string[] {
  const names = [place, withoutKind(place)];
  const readings = names.flatMap((name) => reader.readings(name));
  return [...new Set([...names, ...readings.flatMap(({ pinyin, initials }) => [pinyin, initials])])];
}
