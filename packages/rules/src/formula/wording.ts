import {
  type CellAddress,
  cellPlace,
  type Edition,
  type FormCell,
  type LocalizedText,
} from "@gongkai/schema";
import { formCellAt } from "../form-lookup.ts";
import { type Comparison, type Formula, type Sum, type Term, termsOf } from "./formula.ts";

/** What all cells of a formula have in common, and so need not be said of each. */
type Shared = "row" | "column" | "nothing";

function sharedBy(formula: Formula): Shared {
  const places = termsOf(formula).map(({ cell }) => cellPlace(cell));
  const first = places[0];
  if (first === undefined || places.length < 2) return "nothing";
  if (places.every(({ table, column }) => table === first.table && column === first.column)) return "column";
  return places.every(({ table, row }) => table === first.table && row === first.row) ? "row" : "nothing";
}

function idOf({ cell, of }: Term, shared: Shared): string {
  const { row, column } = cellPlace(cell);
  const id = shared === "column" ? row : shared === "row" ? column : `${row}/${column}`;
  return of === "previous" ? `previous ${id}` : id;
}

function sumFormula(sum: Sum, shared: Shared): string {
  if (sum.notation !== null) return sum.notation;
  const ids = sum.terms.map((term) => idOf(term, shared));
  return [...ids, ...(sum.constant === 0 && ids.length > 0 ? [] : [String(sum.constant)])].join(" + ");
}

function comparisonFormula({ left, relation, right }: Comparison, shared: Shared): string {
  return `${sumFormula(left, shared)} ${relation} ${sumFormula(right, shared)}`;
}

/** The formula with ids; what all cells share is left out, as the finding's cells say it. */
export function formulaText(formula: Formula): string {
  const shared = sharedBy(formula);
  const demand = comparisonFormula(formula, shared);
  return formula.when === undefined ? demand : `${demand} where ${comparisonFormula(formula.when, shared)}`;
}

/** The label of a column less the unit that the form prints in brackets at its end. */
function labelWithoutUnit({ label, moneyUnit }: FormCell["column"]): string {
  return moneyUnit !== null && label.endsWith(`${moneyUnit}）`)
    ? label.slice(0, label.lastIndexOf("（"))
    : label;
}

/** Amounts have their unit in every message, so the label of their column need not say it, except where `isAsPrinted`. */
function termName(
  { cell, of }: Term,
  shared: Shared,
  edition: Edition | null,
  isAsPrinted = false,
): LocalizedText {
  const found = formCellAt(cell, edition);
  const columnNames =
    found === undefined
      ? { label: cell, english: cell }
      : {
          label: isAsPrinted ? found.column.label : labelWithoutUnit(found.column),
          english: found.column.english,
        };
  const pick = (of: "label" | "english") => {
    const [row, column] = [found?.row[of] ?? cell, columnNames[of]];
    if (shared === "column") return row;
    return shared === "row" ? column : `${row} · ${column}`;
  };
  if (of === "report") return { zh: `“${pick("label")}”`, en: `“${pick("english")}”` };
  return { zh: `上一年度的“${pick("label")}”`, en: `last year's “${pick("english")}”` };
}

/** What a cell is called in a message: its row and its column, with the unit that the form prints there. */
export function cellName(cell: CellAddress, edition: Edition | null): LocalizedText {
  return termName({ cell, of: "report" }, "nothing", edition, true);
}

/** What a cell is called where its number is said with its unit: its row and its column without the form's unit. */
export function quantityName(cell: CellAddress, edition: Edition | null): LocalizedText {
  return termName({ cell, of: "report" }, "nothing", edition);
}

/** What a side of a formula is called. */
export function sumName(sum: Sum, formula: Formula, edition: Edition | null): LocalizedText {
  if (sum.name !== null) return sum.name;
  const shared = sharedBy(formula);
  const names = sum.terms.map((term) => termName(term, shared, edition));
  return {
    zh: names.map(({ zh }) => zh).join("与") + (names.length > 1 ? "之和" : ""),
    en: names.map(({ en }) => en).join(" plus "),
  };
}

/** Where a formula stands: the row or column that its cells share, or null. */
export function placeName(formula: Formula, edition: Edition | null): LocalizedText | null {
  const shared = sharedBy(formula);
  const cell = termsOf(formula)[0]?.cell;
  const found = cell === undefined ? undefined : formCellAt(cell, edition);
  if (found === undefined || shared === "nothing") return null;
  const entry = shared === "column" ? found.column : found.row;
  return { zh: entry.label, en: entry.english };
}
