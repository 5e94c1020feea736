import {
  type Cell,
  FORMS,
  type FormColumn,
  REMEDIES_GROUPS,
  REMEDIES_LITIGATION_LABEL,
  REMEDIES_OUTCOMES,
  type RemediesTable,
  type UnreadCell,
} from "@gongkai/schema";
import { labelKey } from "./label-key.ts";
import { placeValues } from "./place-values.ts";
import { blankCell, diagnose, readCell, type TableContext } from "./table-context.ts";
import type { Token, Tokens } from "./tokens.ts";

/** The words that table `remedies` prints; any of them shows that the table is there. */
export const REMEDIES_WORDS: readonly string[] = [
  REMEDIES_LITIGATION_LABEL,
  ...[...REMEDIES_GROUPS, ...REMEDIES_OUTCOMES].flatMap((entry) => [
    entry.label,
    ...("aliases" in entry ? entry.aliases : []),
  ]),
];

/** The outcome headers stand on two lines each and are often cut: 结果 of 结果维持, 其他 of 其他结果. */
const SHORTEST_CUT_HEADER = 2;

const GROUP_KEYS = REMEDIES_GROUPS.map((group) => labelKey(group.label));
const OUTCOME_COUNT = REMEDIES_OUTCOMES.length;
const HEADER_KEYS = REMEDIES_WORDS.map(labelKey);

/** Every text that stands for a header: the whole label, or a beginning of it that is long enough. */
const HEADERS_AND_CUTS: ReadonlySet<string> = new Set(
  HEADER_KEYS.flatMap((key) => [
    key,
    ...Array.from(key, (_, at) => key.slice(0, at + 1)).filter(({ length }) => length >= SHORTEST_CUT_HEADER),
  ]),
);

function isHeader({ key }: Token): boolean {
  return HEADERS_AND_CUTS.has(key);
}

/** The three groups and five outcomes do not differ between the editions. */
const COLUMNS = FORMS["2021"].remedies.blocks[0]?.columns ?? [];

interface Place {
  readonly group: (typeof REMEDIES_GROUPS)[number]["id"];
  readonly column: FormColumn;
}

const PLACES: readonly Place[] = REMEDIES_GROUPS.flatMap(({ id }) =>
  COLUMNS.map((column) => ({ group: id, column })),
);

function buildTable(cellOf: (place: Place, position: number) => Cell): RemediesTable {
  const groups: Record<string, Record<string, Cell>> = {};
  for (const [position, place] of PLACES.entries()) {
    const cells = groups[place.group] ?? {};
    cells[place.column.id] = cellOf(place, position);
    groups[place.group] = cells;
  }
  // Groups and columns come from the form's declaration, which the table's type is derived from.
  return groups as RemediesTable;
}

/**
 * The fifteen numbers of a table that is printed in parts, each with the headers of its own groups above five
 * numbers a group; null where the parts do not make up the table.
 *
 *     行政复议                            行政诉讼
 *     结果维持 … 总计                     未经复议直接起诉 | 复议后起诉
 *     0 | 0 | 0 | 0 | 0                  0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
 */
function valuesOfParts(cells: readonly Token[]): readonly Token[] | null {
  const values: Token[] = [];
  let groups = 0;
  for (const [at, token] of cells.entries()) {
    if (token.isValue) {
      values.push(token);
      const isLastOfPart = cells[at + 1]?.isValue !== true;
      if (isLastOfPart && values.length !== groups * OUTCOME_COUNT) return null;
      continue;
    }
    const group = GROUP_KEYS.indexOf(token.key);
    // Groups come in the order of the form, each once.
    if (group === groups) groups += 1;
    else if (group !== -1) return null;
  }
  return values.length === PLACES.length ? values : null;
}

const OUTCOME_KEYS: readonly (readonly string[])[] = REMEDIES_OUTCOMES.map((outcome) =>
  [outcome.label, ...("aliases" in outcome ? outcome.aliases : [])].map(labelKey),
);
const LITIGATION_KEY = labelKey(REMEDIES_LITIGATION_LABEL);

/**
 * Whether the headers, as far as they are printed whole, stand in the form's order: groups one after the other, and
 * under each the outcomes from the first to the total.
 */
function isInFormOrder(headers: readonly Token[]): boolean {
  const groups = GROUP_KEYS.map((key) => headers.findIndex((header) => header.key === key));
  const litigation = headers.findIndex(({ key }) => key === LITIGATION_KEY);
  const [reconsideration = -1] = groups;
  if (litigation >= 0 && litigation < reconsideration) return false;
  const present = groups.filter((at) => at >= 0);
  if (present.some((place, at) => at > 0 && place < (present[at - 1] ?? 0))) return false;
  const places = headers.map(({ key }) => OUTCOME_KEYS.findIndex((keys) => keys.includes(key)));
  // Headers that span lines or columns are printed more than once by some converters.
  const isRepeated = places.filter((place) => place >= 0).length > PLACES.length;
  return places.every((place, at) => {
    const before = places[at - 1] ?? -1;
    if (place === -1) return true;
    // A group opens with the first outcome; in front of it stands another group's total, or no outcome at all.
    if (before === -1) return place === 0 || !isWholeHeader(headers[at - 1]);
    return place === (before + 1) % OUTCOME_COUNT || (isRepeated && place === before);
  });
}

/** Whether what stands before an outcome heads groups, and is no outcome that was cut. */
function isWholeHeader(header: Token | undefined): boolean {
  return header === undefined || header.key === LITIGATION_KEY || GROUP_KEYS.includes(header.key);
}

/** The share of a row's cells that have to be numbers for the rest to be cells that cannot be read. */
const FEWEST_NUMBERS = PLACES.length / 3;

function countByLine(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { line } of tokens) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Whether most numbers stand in a row of their own, and some above or below it. */
function hasNumbersBeside(values: readonly Token[], { isRow }: Tokens): boolean {
  for (const [line, count] of countByLine(values)) {
    if (isRow[line] === true && count >= FEWEST_NUMBERS && count < values.length) return true;
  }
  return false;
}

/** The cells, with words among the numbers of the row as what stands in a number's place and cannot be read. */
function withGarbledRow({ tokens, isRow }: Tokens): readonly Token[] {
  const counts = countByLine(tokens.filter(({ isValue }) => isValue));
  return tokens.map((token) => {
    const isInRow = isRow[token.line] === true && (counts.get(token.line) ?? 0) >= FEWEST_NUMBERS;
    return token.isValue || !isInRow || isHeader(token) ? token : { ...token, isValue: true, key: "" };
  });
}

/**
 * Reads table `remedies`, or null when none is printed.
 *
 * It has one row of fifteen numbers and no row label: the numbers that follow most of the headers are the row.
 * Fewer numbers are read only where the layout keeps the place of blank cells. `hasLostCells` says that other
 * tables of the text have rows with fewer numbers than columns: then the groups have to add up.
 */
export function readRemedies(
  tokens: Tokens,
  context: TableContext,
  hasLostCells: boolean,
): RemediesTable | null {
  const cells = withGarbledRow(tokens);
  const headers = cells.flatMap((token, at) => (!token.isValue && isHeader(token) ? [at] : []));
  const names = new Set(headers.map((at) => cells[at]?.key));
  const isWhole = headers.length >= PLACES.length / 2 && GROUP_KEYS.some((key) => names.has(key));
  const unreadTable = (because: UnreadCell["because"]) => buildTable(() => ({ state: "unread", because }));
  if (!isWhole)
    return context.isDeduplicated && headers.length > 0 ? unreadTable("lines-deduplicated") : null;

  const enough = headers[Math.ceil(PLACES.length / 2) - 1] ?? 0;
  const firstValue = cells.findIndex((token, at) => at > enough && token.isValue);
  const label = cells[firstValue === -1 ? (headers.at(-1) ?? 0) : firstValue - 1];
  if (label === undefined) return null;
  const following = firstValue === -1 ? [] : cells.slice(firstValue);
  const end = following.findIndex((token) => !token.isValue);
  const parts = valuesOfParts(cells.slice(headers[0]));
  const isInParts = parts !== null;
  const values = parts ?? (end === -1 ? following : following.slice(0, end));
  if (context.isDeduplicated && values.length !== PLACES.length) return unreadTable("lines-deduplicated");
  if (!isInFormOrder(headers.flatMap((at) => cells[at] ?? []))) {
    const about = "the headers of remedies stand in another order";
    context.report(diagnose("column-ambiguous", about, { table: "remedies" }));
    return unreadTable("column-ambiguous");
  }

  const stray = end === -1 ? undefined : following[end];
  if (stray !== undefined && stray.line === values.at(-1)?.line) {
    const span = context.spanOf(stray.start, stray.end);
    context.report(
      diagnose("number-malformed", `remedies prints ${stray.text}`, { span, table: "remedies" }),
    );
    return unreadTable("number-malformed");
  }
  const more = end === -1 ? 0 : following.slice(end).filter((token) => token.isValue).length;
  if (values.length === PLACES.length && more >= OUTCOME_COUNT && !isInParts) {
    const about = "remedies prints more than one row of numbers";
    context.report(diagnose("too-many-numbers", about, { table: "remedies" }));
    return unreadTable("too-many-numbers");
  }
  if (hasNumbersBeside(values, tokens)) {
    const about = "remedies prints numbers beside its row";
    context.report(diagnose("too-many-numbers", about, { table: "remedies" }));
    return unreadTable("too-many-numbers");
  }
  // A row of empty cells below the headers is blank; without one, the numbers may have been lost.
  const below = label.line + 1;
  const isBlankRow = (tokens.slots[below] ?? 0) >= PLACES.length && tokens.isFilled[below] === false;
  if (values.length === 0 && !isBlankRow) {
    context.report(diagnose("row-missing", "remedies prints its headers only", { table: "remedies" }));
    return unreadTable("row-missing");
  }
  // The row opens at its own first cell, not after a label: its slots count from just before it.
  const row = { line: values[0]?.line ?? label.line, slot: -1, values };
  const layout = {
    isMarkup: context.isMarkup,
    isAligned: values[0]?.slot === 0,
    hasFewGaps: false,
    usualFirstSlot: null,
    tabbed: null,
    isIrregular: false,
  };
  const placed = placeValues(row, PLACES.length, tokens, layout);
  if (placed.kind !== "placed") {
    const span = context.spanOf(values[0]?.start ?? label.end, values.at(-1)?.end ?? label.end);
    const counts = `${values.length} for ${PLACES.length} columns of remedies`;
    context.report(diagnose(placed.kind, counts, { span, table: "remedies" }));
    return unreadTable(placed.kind);
  }
  const table = buildTable(({ group, column }, position) => {
    const token = placed.columns[position] ?? null;
    return token === null ? blankCell(label, context) : readCell(token, column, `remedies/${group}`, context);
  });
  if (context.isMarkup || !hasLostCells || REMEDIES_GROUPS.every(({ id }) => isFooted(table[id])))
    return table;
  context.report(diagnose("column-ambiguous", "remedies, in a text that lost cells", { table: "remedies" }));
  return unreadTable("column-ambiguous");
}

/** Whether the outcomes of a group are known and add up to its total. */
function isFooted({ total, ...outcomes }: RemediesTable[keyof RemediesTable]): boolean {
  const sum = Object.values(outcomes).reduce(
    (left, cell) => left + (cell.state === "value" ? cell.value : Number.NaN),
    0,
  );
  return total.state === "value" && sum === total.value;
}
