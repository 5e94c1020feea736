import { APPLICANTS, type RequestsRowId } from "@gongkai/schema";
import { ofRequestsRows, outcomeRows } from "../../form-lookup.ts";
import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

/** `processed.denied.stateSecret` → `Σ processed.denied`; a row outside a group keeps its id. */
function outcomesNotation(rows: readonly RequestsRowId[]): string {
  const parts = rows.map((row) => {
    const [processed, group, item] = row.split(".");
    return item === undefined ? row : `Σ ${processed}.${group}`;
  });
  return [...new Set(parts)].join(" + ");
}

const footings = ofRequestsRows((allRows): readonly Formula[] => {
  const rows = outcomeRows(allRows);
  if (rows.length === 0) return [];
  const written = {
    name: { zh: "各项办理结果之和", en: "the sum of all outcomes" },
    notation: outcomesNotation(rows),
  };
  return APPLICANTS.map(({ id }) => ({
    left: sumOf([`requests/processed.total/${id}`]),
    relation: "=",
    right: sumOf(
      rows.map((row) => `requests/${row}/${id}` as const),
      written,
    ),
  }));
});

/** The outcomes of requests add up to the total of requests processed, in every column. */
export const processedFooting: FormulaRule = {
  code: "processed-footing",
  version: 1,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "办理结果合计", en: "Outcomes add up" },
  explanation: {
    zh: "各列中，予以公开、部分公开、不予公开、无法提供、不予处理和其他处理各项之和，等于办理结果总计。",
    en: "In every column the outcomes granted, partially granted, denied, unable to provide, declined and otherwise closed add up to the total of requests processed.",
  },
  statement:
    "processed.total = processed.granted + processed.partiallyGranted + Σ processed.denied + Σ processed.unableToProvide + Σ processed.declined + Σ processed.otherwiseClosed",
  formulas: ({ report }) => footings(report),
  example: {
    edition: "2021",
    passing: { cells: { "requests/processed.granted/total": 1, "requests/processed.total/total": 1 } },
    failing: { cells: { "requests/processed.granted/total": 1 } },
  },
};
