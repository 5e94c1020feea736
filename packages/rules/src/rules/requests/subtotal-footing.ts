import type { LocalizedText, Subtotal } from "@gongkai/schema";
import { constant, type Formula, sumOf } from "../../formula/formula.ts";

/** The demand that a printed subtotal is the sum of its cells; `failure` says so where it is not. */
export function subtotalFooting({ cells, value, span }: Subtotal, failure: LocalizedText): Formula {
  return { left: sumOf(cells), relation: "=", right: constant(value), spans: [span], failure };
}
