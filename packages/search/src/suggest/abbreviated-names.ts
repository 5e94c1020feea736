import type { SqlClient } from "../postgres/sql-pool.ts";
import { behind, CANDIDATE_COLUMNS, FITS, type NameCandidate, ROWS_PER_AGENCY } from "./name-candidate.ts";
import { abbreviationPattern, soundOf, type TypedName, type TypedParts, typedParts } from "./typed-name.ts";

/** So many bodies with the same first character or letter are compared with an abbreviation. */
const MOST_COMPARED = 10_000;

/** Bodies that a text ends with behind the place they belong to, or that the rest of it abbreviates. */
export async function bodiesInPlaces(
  client: SqlClient,
  typed: TypedName,
  wanted: number,
): Promise<readonly NameCandidate[]> {
  const parts = typedParts(typed);
  if (parts.length === 0) return [];
  const { rows } = await client.query(
    `select ${CANDIDATE_COLUMNS}, way as by, "isExact"
     from jsonb_to_recordset($1::jsonb) as typed (place text, body text, pattern text, sound text, "isSound" boolean)
     cross join lateral (
       select *, starts_with(text, body) or text like pattern as "isNamed", 
         starts_with(pinyin, body) or (sound = 'pinyin' and pinyin like pattern) as "isRead",
         sound = 'initials' and initials like pattern as "isAbbreviated"
       from search.name_keys keys where places @> array[place] and not is_whole
     ) keys
     cross join lateral (
       select case when not "isSound" then 'name' when "isRead" then 'pinyin' else 'initials' end as way,
         body in (text, pinyin, initials) as "isExact"
     ) fitting
     where case when "isSound" then "isRead" or starts_with(initials, body) or "isAbbreviated" else "isNamed" end
     order by "isExact" desc, char_length(name), level, name limit ${wanted * ROWS_PER_AGENCY}`,
    [JSON.stringify(parts.map(withPattern))],
  );
  // The columns of the statement.
  const found = rows as unknown as readonly Omit<NameCandidate, "fit">[];
  return found.map((candidate) => ({ ...candidate, fit: FITS.placeAndBody }));
}

function withPattern(
  parts: TypedParts,
): TypedParts & { readonly pattern: string | null; readonly sound: string } {
  const pattern = abbreviationPattern(parts.body);
  return { ...parts, pattern, sound: soundOf(pattern ?? "") };
}

/** Bodies that a text abbreviates. */
export async function abbreviatedBodies(
  client: SqlClient,
  { name, sound }: TypedName,
  wanted: number,
): Promise<readonly NameCandidate[]> {
  const pattern = abbreviationPattern(sound ?? name);
  if (pattern === null) return [];
  const by = sound === null ? "name" : soundOf(pattern);
  const column = by === "name" ? "text" : by;
  const beginning = pattern.slice(0, pattern.indexOf("%"));
  const { rows } = await client.query(
    `select ${CANDIDATE_COLUMNS}
     from (
       select * from search.name_keys where ${column} >= $1 and ${column} < $2 and not is_whole
       limit ${MOST_COMPARED}
     ) keys
     where ${column} like $3 order by char_length(text), char_length(name), level, name
     limit ${wanted * ROWS_PER_AGENCY}`,
    [beginning, behind(beginning), pattern],
  );
  // The columns of the statement.
  const found = rows as unknown as readonly Omit<NameCandidate, "by" | "fit">[];
  return found.map((candidate) => ({ ...candidate, by, fit: FITS.abbreviation }));
}
