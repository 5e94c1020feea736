/** More keys make no query more selective, and what they leave open is decided on the text. */
const MAXIMUM_QUERY_KEYS = 64;

/** Up to here every number has a key of its own; keys of longer ones may be shared. */
const MAXIMUM_EXACT_DIGITS = 7;

const NUMBER = /[0-9]+/g;
const LOW_SURROGATES = 0xdc00;
/** FNV-1a. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
/** Where the keys of longer numbers begin in the upper half, and how many values there are up to the surrogates. */
const LONG_NUMBERS = 0x3000;
const LONG_NUMBER_COUNT = (0xd7ff - LONG_NUMBERS) << 10;

/**
 * Creates the function that gives the keys of a `content`, and the index over them, unless they are there.
 *
 * What a text contains is indexed as 32-bit keys that are never two things at once:
 *
 * - two UTF-16 units that stand beside each other, the first in the upper half: 政府信息 → 政府 府信 信息.
 *   A character of two units is such a pair by itself;
 * - one unit, with nothing in the upper half, for queries of one character;
 * - a number, between the marks of `markNumbers`: its value and length behind a unit of the lower kind of surrogates,
 *   which texts have only behind one of the upper kind.
 *
 * The keys are not stored beside the text, only in the index: they would take up more room than everything else. Spaces
 * and line ends are no part of any key. The function says that it is dear so that planners never use it but through
 * the index, and goes without statistics because a sample of it would take seconds.
 */
export const KEYS_INDEX = `
do $create$ begin
  if to_regprocedure('search.document_keys(text)') is null then
    create function search.document_keys(content text) returns integer[]
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
          digits := digits + 1;
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
  end if;
  if to_regclass('search.documents_keys') is null then
    create index documents_keys on search.documents using gin (search.document_keys(content));
    alter index search.documents_keys alter column 1 set statistics 0;
  end if;
end $create$;
`;

/** The keys that a document must have to contain all of several terms. */
export interface QueryKeys {
  readonly keys: readonly number[];
  /** Whether every document that has the keys contains the terms. */
  readonly isExact: boolean;
}

/**
 * The keys for normalised terms.
 *
 * @param isWhole whether numbers at the ends of terms are to be found as whole numbers only
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
  let hasNumber = false;
  for (const { 0: digits, index } of term.matchAll(NUMBER)) {
    const isOpen = index === 0 || index + digits.length === term.length;
    if (isOpen && !isWhole) continue;
    keys.add(numberKey(digits));
    hasNumber = true;
    if (digits.length === term.length) return digits.length <= MAXIMUM_EXACT_DIGITS;
  }
  for (const run of term.split(/[ \n]/)) addRunKeys(keys, run);
  return term.length <= 2 && !hasNumber && !/[ \n]/.test(term);
}

function addRunKeys(keys: Set<number>, run: string): void {
  if (run.length === 1) keys.add(run.charCodeAt(0));
  for (let at = 1; at < run.length; at++) keys.add((run.charCodeAt(at - 1) << 16) | run.charCodeAt(at));
}

function numberKey(digits: string): number {
  const value =
    digits.length <= MAXIMUM_EXACT_DIGITS
      ? (10 ** digits.length - 10) / 9 + Number(digits)
      : (LONG_NUMBERS << 10) + (hash(digits) % LONG_NUMBER_COUNT);
  return (((value >>> 10) + 1) << 16) | LOW_SURROGATES | (value & 0x3ff);
}

function hash(digits: string): number {
  let value = HASH_START;
  for (let at = 0; at < digits.length; at++) value = Math.imul(value ^ digits.charCodeAt(at), HASH_FACTOR);
  return value >>> 0;
}
