import { findNumbers } from "@gongkai/text";
import type { SqlClient } from "./sql-pool.ts";

/** More keys make no query more selective, and what they leave open is decided on the text. */
const MAXIMUM_QUERY_KEYS = 64;

/** Up to here every number without a decimal point has a key of its own; keys of others may be shared. */
const MAXIMUM_EXACT_DIGITS = 7;

const POINT = ".".charCodeAt(0);
const LOW_SURROGATES = 0xdc00;
/** FNV-1a. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
/** Where the keys of long numbers and of decimals begin in the upper half, and how many values there are up to the surrogates. */
const LONG_NUMBERS = 0x3000;
const LONG_NUMBER_COUNT = (0xd7ff - LONG_NUMBERS) << 10;

/**
 * Creates the function that gives the keys of a `content`, and the index over them unless it is there. A function that was
 * there is replaced, and must have given the same keys for every `content` of a former form: they stay in the index.
 *
 * What a text contains is indexed as 32-bit keys that are never two things at once:
 *
 * - two UTF-16 units that stand beside each other, the first in the upper half: 政府信息 → 政府 府信 信息.
 *   A character of two units is such a pair by itself;
 * - one unit, with nothing in the upper half, for queries of one character;
 * - a number, between the marks of `markNumbers`: its value and length, or a hash of a long one or a decimal, behind a
 *   unit of the lower kind of surrogates, which texts have only behind one of the upper kind.
 *
 * The keys are not stored beside the text, only in the index: they would take up more room than everything else. Spaces
 * and line ends are no part of any key. The function says that it is dear so that planners never use it but through
 * the index, and goes without statistics because a sample of it would take seconds.
 */
export const KEYS_INDEX = `
create or replace function search.document_keys(content text) returns integer[]
language plpgsql immutable strict parallel safe cost 1000000 as $function$
declare
  keys integer[] := '{}';
  letter text;
  code integer;
  low integer;
  before integer := 0;
  is_number boolean := false;
  digits integer := 0;
  number integer := 0;
  hash bigint := 0;
begin
  foreach letter in array string_to_array(content, null) loop
    code := ascii(letter);
    if code = 1 then
      if is_number then
        number := case when digits > ${MAXIMUM_EXACT_DIGITS}
          then ${LONG_NUMBERS << 10} + (hash % ${LONG_NUMBER_COUNT})::integer
          else (10 ^ digits - 10)::integer / 9 + number end;
        keys := keys || ((((number >> 10) + 1) << 16) | ${LOW_SURROGATES} | (number & 1023));
      end if;
      is_number := not is_number;
      digits := 0;
      number := 0;
      hash := ${HASH_START};
      continue;
    elsif code = 32 or code = 10 then
      before := 0;
      continue;
    end if;
    if is_number then
      digits := case when code = ${POINT} then ${MAXIMUM_EXACT_DIGITS} else digits end + 1;
      if digits <= ${MAXIMUM_EXACT_DIGITS} then number := number * 10 + code - 48; end if;
      hash := ((hash # code) * ${HASH_FACTOR}) & 4294967295;
    end if;
    if code < 65536 then
      keys := keys || code;
      if before <> 0 then keys := keys || ((before << 16) | code); end if;
      before := code;
    else
      low := ${LOW_SURROGATES} | (code & 1023);
      code := 55232 + (code >> 10);
      if before <> 0 then keys := keys || ((before << 16) | code); end if;
      keys := keys || ((code << 16) | low);
      before := low;
    end if;
  end loop;
  return keys;
end $function$;
do $create$ begin
  if to_regclass('search.documents_keys') is null then
    create index documents_keys on search.documents using gin (search.document_keys(content));
    alter index search.documents_keys alter column 1 set statistics 0;
  end if;
end $create$;
`;

/** Puts the keys of what was written into the index in their order: until then every search reads them one by one. */
export async function settleKeys(client: SqlClient): Promise<void> {
  await client.query("select gin_clean_pending_list('search.documents_keys')");
}

/** The keys that a document must have to contain all of several terms. */
export interface QueryKeys {
  readonly keys: readonly number[];
  /** Whether every document that has the keys contains the terms. */
  readonly isExact: boolean;
}

/**
 * The keys for normalised terms.
 *
 * @param isWhole whether the numbers in terms are to be found as whole numbers only
 */
export function queryKeys(terms: readonly string[], isWhole: boolean): QueryKeys {
  const keys = new Set<number>();
  let isExact = true;
  for (const term of terms) if (!addTermKeys(keys, term, isWhole)) isExact = false;
  const used = [...keys].slice(0, MAXIMUM_QUERY_KEYS);
  return { keys: used, isExact: isExact && used.length === keys.size };
}

/** Adds the keys of a term; returns whether they say all there is to say. */
function addTermKeys(keys: Set<number>, term: string, isWhole: boolean): boolean {
  const numbers = isWhole ? findNumbers(term).map(({ start, end }) => term.slice(start, end)) : [];
  for (const number of numbers) keys.add(numberKey(number));
  if (numbers[0] === term) return hasOwnKey(term);
  for (const run of term.split(/[ \n]/)) addRunKeys(keys, run);
  return term.length <= 2 && numbers.length === 0 && !/[ \n]/.test(term);
}

/** Whether no other number has the key of this one. */
function hasOwnKey(number: string): boolean {
  return number.length <= MAXIMUM_EXACT_DIGITS && !number.includes(".");
}

function addRunKeys(keys: Set<number>, run: string): void {
  if (run.length === 1) keys.add(run.charCodeAt(0));
  for (let at = 1; at < run.length; at++) keys.add((run.charCodeAt(at - 1) << 16) | run.charCodeAt(at));
}

function numberKey(number: string): number {
  const value = hasOwnKey(number)
    ? (10 ** number.length - 10) / 9 + Number(number)
    : (LONG_NUMBERS << 10) + (hash(number) % LONG_NUMBER_COUNT);
  return (((value >>> 10) + 1) << 16) | LOW_SURROGATES | (value & 0x3ff);
}

function hash(number: string): number {
  let value = HASH_START;
  for (let at = 0; at < number.length; at++) value = Math.imul(value ^ number.charCodeAt(at), HASH_FACTOR);
  return value >>> 0;
}
