import type { Random, Truth } from "@gongkai/corpus";
import { APPLICANTS, type CellAddress, cellPlace, type Report } from "@gongkai/schema";
import { buildReport } from "./build-report.ts";

/** Errors that are planted in the cells of a faultless report. */
export const PLANTED_ERRORS = [
  "inner-cell",
  "total",
  "transposed-digits",
  "shifted-row",
  "split-digits",
  "swapped-cells",
] as const;

/** The name of a planted error. */
export type PlantedError = (typeof PLANTED_ERRORS)[number];

type Numbers = Map<CellAddress, number>;

/** A report with an error in it, and the numbers that its changed cells should have. */
export interface ReportWithError {
  readonly report: Report;
  readonly right: ReadonlyMap<CellAddress, number>;
}

const KINDS = APPLICANTS.map(({ id }) => id);

function rowsOf(numbers: Numbers): readonly (readonly CellAddress[])[] {
  const rows = new Set(
    [...numbers.keys()].map(cellPlace).flatMap(({ table, row }) => (table === "requests" ? [row] : [])),
  );
  // Rows of table `requests` with its columns are addresses of the form.
  return [...rows].map((row) => KINDS.map((id) => `requests/${row}/${id}` as CellAddress));
}

function transposed(value: number): number | null {
  const [first, second, ...rest] = String(value);
  const other = Number(`${second}${first}${rest.join("")}`);
  return second === undefined || second === "0" || other === value ? null : other;
}

/** What the cells read after the error; none where the report leaves no room for it. */
function plan(
  error: PlantedError,
  numbers: Numbers,
  random: Random,
): readonly (readonly [CellAddress, number])[] {
  const at = (cell: CellAddress) => numbers.get(cell) ?? 0;
  const cells = [...numbers.keys()].filter((cell) => cellPlace(cell).table === "requests");
  const isTotal = (cell: CellAddress) => cell.endsWith("/total") || cell.includes("/processed.total/");
  const pick = <Item>(items: readonly Item[]): readonly Item[] =>
    items.length === 0 ? [] : [random.pick(items)];
  const rows = rowsOf(numbers);
  switch (error) {
    case "inner-cell":
      return pick(cells.filter((cell) => !isTotal(cell))).map((cell) => [
        cell,
        at(cell) + random.integer(1, 9),
      ]);
    case "total":
      return pick(cells.filter(isTotal)).map((cell) => [cell, at(cell) + random.integer(1, 9)]);
    case "transposed-digits":
      return pick(cells.filter((cell) => transposed(at(cell)) !== null)).map((cell) => [
        cell,
        transposed(at(cell)) ?? 0,
      ]);
    case "shifted-row":
      return pick(rows.filter(([first]) => first !== undefined && at(first) > 0)).flatMap((row) =>
        row.map((cell, place) => {
          const before = row[place - 1];
          return [cell, before === undefined ? 0 : at(before)] as const;
        }),
      );
    case "split-digits":
      return pick(rows.filter(([first]) => first !== undefined && at(first) >= 10)).flatMap((row) => {
        const [first = 0, ...others] = row.map(at);
        const digits = String(first);
        const read = [Number(digits.charAt(0)), Number(digits.slice(1)), ...others];
        return row.map((cell, place) => [cell, read[place] ?? 0] as const);
      });
    case "swapped-cells":
      return pick(rows.filter(([first, second]) => first && second && at(first) !== at(second))).flatMap(
        ([first, second]) =>
          first === undefined || second === undefined
            ? []
            : [[first, at(second)] as const, [second, at(first)] as const],
      );
  }
}

/** Plants one error in a report of which every cell is filled; null where it leaves no room for it. */
export function plantError(error: PlantedError, truth: Truth, random: Random): ReportWithError | null {
  const numbers: Numbers = new Map(
    [...truth.values].flatMap(([cell, value]) => (typeof value === "number" ? [[cell, value]] : [])),
  );
  const planned = plan(error, numbers, random).filter(([cell, value]) => value !== numbers.get(cell));
  if (planned.length === 0) return null;
  return {
    report: buildReport(truth.edition, truth.year, new Map([...numbers, ...planned])),
    right: new Map(planned.map(([cell]) => [cell, numbers.get(cell) ?? 0])),
  };
}
