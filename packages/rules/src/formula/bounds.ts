import { type Cell, cellAt } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import { reportOfYearBefore, type Subject } from "../subject.ts";
import type { Sum, Term } from "./formula.ts";

/** What is known of a sum: it lies between two bounds, both inclusive, which are equal when it is known. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** The cell of a term, or undefined where the form has no such place or the year before is not known. */
export function cellOf(term: Term, subject: Subject): Cell | undefined {
  const source = term.of === "report" ? subject.report : reportOfYearBefore(subject);
  return source === undefined ? undefined : cellAt(source.tables, term.cell);
}

function boundsOfTerm(term: Term, subject: Subject): Bounds {
  const cell = cellOf(term, subject);
  if (cell?.state === "value") return { minimum: cell.value, maximum: cell.value };
  // A missing number is unknown and zero or more; a missing change may be anything.
  return { minimum: unitOf(term.cell) === "change" ? -Infinity : 0, maximum: Infinity };
}

/** What is known of a sum. */
export function boundsOf(sum: Sum, subject: Subject): Bounds {
  return sum.terms.reduce(
    (total, term) => {
      const { minimum, maximum } = boundsOfTerm(term, subject);
      return { minimum: total.minimum + minimum, maximum: total.maximum + maximum };
    },
    { minimum: sum.constant, maximum: sum.constant },
  );
}

/** The sum with every missing number taken for 0. */
export function sumWithBlanksAsZero(sum: Sum, subject: Subject): number {
  return sum.terms.reduce((total, term) => {
    const cell = cellOf(term, subject);
    return cell?.state === "value" ? total + cell.value : total;
  }, sum.constant);
}

/** The number that bounds pin down, or null. */
export function knownNumber({ minimum, maximum }: Bounds): number | null {
  return minimum === maximum ? minimum : null;
}
