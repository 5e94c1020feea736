import {
  APPLICANTS,
  type ApplicantId,
  type CellAddress,
  cellPlace,
  type RequestsRowId,
} from "@gongkai/schema";
import { figureAt } from "../numbers/figures.ts";
import { misprint, type NumberPlanInput, type PlanNumbers } from "./number-plan.ts";

const COLUMNS: readonly ApplicantId[] = APPLICANTS.map(({ id }) => id);
const INNER = COLUMNS.filter((id) => id !== "total");

type Change = readonly [CellAddress, number];

function at(row: RequestsRowId, column: ApplicantId): CellAddress {
  return `requests/${row}/${column}`;
}

function rowsOf({ places }: NumberPlanInput): readonly RequestsRowId[] {
  const rows = new Set<RequestsRowId>();
  for (const address of places) {
    const { table, row } = cellPlace(address);
    // A row of table `requests` is one of its identifiers.
    if (table === "requests") rows.add(row as RequestsRowId);
  }
  return [...rows];
}

function outcomesOf(input: NumberPlanInput): readonly RequestsRowId[] {
  return rowsOf(input).filter((row) => row.startsWith("processed.") && row !== "processed.total");
}

/** Whether the columns of the applicants are filled in at all. */
function hasInnerCells({ places }: NumberPlanInput): boolean {
  return places.has("requests/received/naturalPerson");
}

function numbersOf({ figures }: NumberPlanInput, row: RequestsRowId): readonly number[] {
  return COLUMNS.map((column) => figureAt(figures, at(row, column)));
}

function toChanges(row: RequestsRowId, numbers: readonly number[]): readonly Change[] {
  return COLUMNS.map((column, index): Change => [at(row, column), numbers[index] ?? 0]);
}

/** The rows of requests whose numbers are not all 0. */
function filledRows(input: NumberPlanInput): readonly RequestsRowId[] {
  return rowsOf(input).filter((row) => numbersOf(input, row).some((value) => value > 0));
}

/** One inner cell is a few too many or, where there is room, a few too few. */
export const changeInnerCell: PlanNumbers = (input) => {
  const { random, figures } = input;
  const rows = rowsOf(input).filter((row) => row !== "processed.total");
  const cells = rows.flatMap((row) => INNER.map((column) => at(row, column)));
  const filled = cells.filter((cell) => figureAt(figures, cell) > 0);
  if (cells.length === 0) return null;
  const cell = random.pick(filled.length > 0 && random.chance(0.7) ? filled : cells);
  const value = figureAt(figures, cell);
  const amount = random.integer(1, 9);
  return misprint(input, [[cell, value > amount && random.chance(0.4) ? value - amount : value + amount]]);
};

/** An outcome, in total, is above all that was processed. */
export const exceedWhole: PlanNumbers = (input) => {
  const { random, figures } = input;
  const rows = outcomesOf(input);
  if (rows.length === 0) return null;
  const processed = figureAt(figures, "requests/processed.total/total");
  return misprint(input, [[at(random.pick(rows), "total"), processed + random.integer(1, 9)]]);
};

/** The numbers of a row stand one column too far to the right or to the left. */
export const shiftRow: PlanNumbers = (input) => {
  const rows = hasInnerCells(input) ? filledRows(input) : [];
  if (rows.length === 0) return null;
  const row = input.random.pick(rows);
  const numbers = numbersOf(input, row);
  const shifted = input.random.chance(0.5) ? [0, ...numbers.slice(0, -1)] : [...numbers.slice(1), 0];
  return misprint(input, toChanges(row, shifted));
};

/** The outcomes of one column stand one row too low. */
export const shiftColumn: PlanNumbers = (input) => {
  const { random, figures } = input;
  const rows = outcomesOf(input);
  const columns = COLUMNS.filter(
    (column) => rows.filter((row) => figureAt(figures, at(row, column)) > 0).length > 1,
  );
  if (!hasInnerCells(input) || columns.length === 0) return null;
  const column = random.pick(columns);
  const numbers = rows.map((row) => figureAt(figures, at(row, column)));
  return misprint(
    input,
    rows.map((row, index) => [at(row, column), numbers[index - 1] ?? 0]),
  );
};

/** The last digit of a number stands in the cell beside it, which held 0. */
export const splitDigits: PlanNumbers = (input) => {
  const { random, figures } = input;
  const pairs = rowsOf(input).flatMap((row) =>
    INNER.slice(0, -1).flatMap((column, index): readonly Change[][] => {
      const [cell, beside] = [at(row, column), at(row, INNER[index + 1] ?? "total")];
      const value = figureAt(figures, cell);
      if (value < 10 || value % 10 === 0 || figureAt(figures, beside) !== 0) return [];
      return [
        [
          [cell, Math.floor(value / 10)],
          [beside, value % 10],
        ],
      ];
    }),
  );
  return pairs.length === 0 ? null : misprint(input, random.pick(pairs));
};

/** Two neighbouring numbers of a row have changed places. */
export const swapCells: PlanNumbers = (input) => {
  const pairs = filledRows(input).flatMap((row) =>
    COLUMNS.slice(1).flatMap((column, index): readonly Change[][] => {
      const [left, right] = [at(row, COLUMNS[index] ?? "total"), at(row, column)];
      const [first, second] = [figureAt(input.figures, left), figureAt(input.figures, right)];
      if (first === second) return [];
      return [
        [
          [left, second],
          [right, first],
        ],
      ];
    }),
  );
  return pairs.length === 0 || !hasInnerCells(input) ? null : misprint(input, input.random.pick(pairs));
};

/** Rows that offices take for each other, and whose exchange no sum survives. */
const CONFUSED: readonly (readonly [RequestsRowId, RequestsRowId])[] = [
  ["pendingAtStart", "pendingAtEnd"],
  ["received", "pendingAtEnd"],
  ["processed.granted", "processed.total"],
];

/** The numbers of two rows have changed places. */
export const swapRows: PlanNumbers = (input) => {
  const { random, figures } = input;
  const pairs = CONFUSED.filter(
    ([upper, lower]) => figureAt(figures, at(upper, "total")) !== figureAt(figures, at(lower, "total")),
  );
  if (pairs.length === 0) return null;
  const [upper, lower] = random.pick(pairs);
  const columns = COLUMNS.filter((column) => input.places.has(at(upper, column)));
  return misprint(
    input,
    columns.flatMap((column): Change[] => [
      [at(upper, column), figureAt(figures, at(lower, column))],
      [at(lower, column), figureAt(figures, at(upper, column))],
    ]),
  );
};

/** Nothing stands in the columns of the applicants. */
export const fillTotalsOnly: PlanNumbers = (input) => {
  if (!hasInnerCells(input) || figureAt(input.figures, "requests/received/total") === 0) return null;
  const cells = rowsOf(input).flatMap((row) => INNER.map((column) => at(row, column)));
  return { told: [], misprints: cells.map((cell) => [cell, { value: "blank" }]) };
};

/** No request came in, yet some were decided. */
export const omitRequests: PlanNumbers = (input) => {
  if (figureAt(input.figures, "requests/processed.total/total") === 0) return null;
  return misprint(
    input,
    (["received", "pendingAtStart"] as const)
      .flatMap((row) => COLUMNS.map((column): Change => [at(row, column), 0]))
      .filter(([address]) => input.places.has(address)),
  );
};

/** Everything that came in is carried over. */
export const decideNothing: PlanNumbers = (input) => {
  const { figures, places } = input;
  if (figureAt(figures, "requests/processed.total/total") === 0) return null;
  const decided = [...outcomesOf(input), "processed.total" as const];
  const changes = COLUMNS.flatMap((column): Change[] => {
    const open = figureAt(figures, at("received", column)) + figureAt(figures, at("pendingAtStart", column));
    return [...decided.map((row): Change => [at(row, column), 0]), [at("pendingAtEnd", column), open]];
  });
  const cells = COLUMNS.map((column) => at("processed.total", column)).filter(
    (cell) => places.has(cell) && figureAt(figures, cell) > 0,
  );
  return { told: changes, misprints: [], cells };
};
