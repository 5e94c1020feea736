import { APPLICANTS, REQUESTS_HEADER, type TableId } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { labelKey } from "../tables/label-key.ts";
import { isLoneNumeral, isValueText } from "../tables/number.ts";
import type { LineTokens, Token } from "../tables/tokens.ts";
import { BARE_REQUESTS_KEYS, FORM_LABEL_KEYS, REQUESTS_KEYS } from "./form-labels.ts";
import type { Grid, GridCell, GridRow } from "./grid.ts";

/** Stands between the pieces of a number cut over lines, which no number can have. */
const CUT = "…";

/** No label of the forms is as long; anything longer is a sentence. */
const LONGEST_LABEL = 100;

/**
 * Whether a cell holds the labels of two lines of the form, the last one whole: the rule between two rows was lost,
 * and whose numbers those are cannot be known.
 */
function holdsTwoLabels(pieces: readonly Line[]): boolean {
  if (pieces.length < 2) return false;
  const keys = pieces.map((piece) => labelKey(piece.text));
  if (FORM_LABEL_KEYS.has(keys.join(""))) return false;
  return keys.some((_, at) => {
    const rest = keys.slice(at).join("");
    return at > 0 && (FORM_LABEL_KEYS.has(rest) || BARE_REQUESTS_KEYS.has(rest));
  });
}

/** The headers that only the columns of table `requests` have; 其他 and 总计 head rows as well. */
const APPLICANT_KEYS: ReadonlySet<string> = new Set(
  [...APPLICANTS.slice(0, -2).map(({ label }) => label), ...Object.values(REQUESTS_HEADER)].map(labelKey),
);

/** What a cell says, put together from the lines it is printed on. */
function textOf(pieces: readonly Line[]): string {
  return pieces.length === 1 ? (pieces[0]?.text ?? "") : pieces.map((piece) => piece.text).join("");
}

/** The cell as one token, its label put together from the lines it is printed on; null for a blank cell. */
function toToken({ pieces }: GridCell, line: number, slot: number): Token | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { start } = first;
  const { end } = last;
  const whole = textOf(pieces);
  if (isValueText(whole) || isLoneNumeral(whole)) {
    const text = pieces.length === 1 ? whole : pieces.map((piece) => piece.text).join(CUT);
    return { text, start, end, line, slot, isValue: true, key: "" };
  }
  const isLabel = whole.length <= LONGEST_LABEL && !holdsTwoLabels(pieces);
  return { text: whole, start, end, line, slot, isValue: false, key: isLabel ? labelKey(whole) : "" };
}

/** How many columns on the left hold labels of table `requests`; 0 where it does not stand in the grid. */
function countLabelColumns(rows: readonly GridRow[]): number {
  let count = 0;
  for (const { cells } of rows) {
    for (const { column, pieces } of cells) {
      if (column < count || pieces.length === 0) continue;
      const text = textOf(pieces);
      if (text.length <= LONGEST_LABEL && REQUESTS_KEYS.has(labelKey(text))) count = column + 1;
    }
  }
  return count;
}

/**
 * The row without the blank cells between its label and its first number. Converters that cannot span columns print
 * them where the label spanned the columns of deeper labels.
 */
function withoutSpanned(cells: readonly GridCell[], labelColumns: number): readonly GridCell[] {
  let label = -1;
  for (const [at, cell] of cells.entries()) {
    if (cell.column < labelColumns && cell.pieces.length > 0) label = at;
  }
  return label === -1
    ? cells
    : cells.filter((cell, at) => at <= label || cell.column >= labelColumns || cell.pieces.length > 0);
}

/** Words after a number stand where a number should stand: a cell that cannot be read, and not a blank one. */
function withGarbled(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => token.isValue);
  return first === -1
    ? tokens
    : tokens.map((token, at) => (at > first ? { ...token, isValue: true, key: "" } : token));
}

/**
 * Whether a blank row may have lost a physical line, and its numbers with it: its label lacks the ordinal that other
 * labels of the table have.
 */
function mayHaveLostLine(tokens: readonly Token[]): boolean {
  return (
    tokens.every((token) => !token.isValue && !APPLICANT_KEYS.has(token.key)) &&
    tokens.some(({ key }) => BARE_REQUESTS_KEYS.has(key) && !REQUESTS_KEYS.has(key))
  );
}

/** The cells of table `remedies`, whose one row has no label: without it nothing says that it was blank. */
const REMEDIES_WIDTH = 15;

function lacksRow(rows: readonly LineTokens[]): boolean {
  return rows.every(
    ({ tokens, slots }) =>
      tokens.every((token) => !token.isValue) && !(tokens.length === 0 && slots === REMEDIES_WIDTH),
  );
}

/** Adds the rows of a grid to the lines that they stand on; the other lines of the grid get no cells. */
export function addGrid(grid: Grid, table: TableId, drawn: Map<number, LineTokens>): void {
  for (let line = grid.first; line <= grid.last; line += 1) drawn.set(line, { tokens: [], slots: 0 });
  const labelColumns = countLabelColumns(grid.rows);
  const rows = grid.rows.map(({ line, cells }): readonly [number, LineTokens] => {
    const kept = withoutSpanned(cells, labelColumns);
    const tokens = withGarbled(kept.flatMap((cell, slot) => toToken(cell, line, slot) ?? []));
    return [line, { tokens: labelColumns > 0 && mayHaveLostLine(tokens) ? [] : tokens, slots: kept.length }];
  });
  if (table === "remedies" && lacksRow(rows.map(([, row]) => row))) return;
  for (const [line, row] of rows) drawn.set(line, row);
}
