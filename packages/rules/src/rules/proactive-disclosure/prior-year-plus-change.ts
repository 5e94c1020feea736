import { constant, type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const ROWS = [
  "licensing.licenses",
  "licensing.otherPublicServices",
  "enforcement.penalties",
  "enforcement.compulsoryMeasures",
  "fees.administrativeFees",
] as const;

const DEMANDS = ROWS.flatMap((row): readonly Formula[] => [
  {
    left: sumOf([`proactiveDisclosure/${row}/priorYearItems`]),
    relation: ">=",
    right: constant(0),
    isBound: true,
  },
  {
    left: sumOf([`proactiveDisclosure/${row}/priorYearItems`, `proactiveDisclosure/${row}/netChange`]),
    relation: ">=",
    right: constant(0),
  },
]);

/** The number of items last year is not below 0, nor is it after this year's change. */
export const priorYearPlusChange: FormulaRule = {
  code: "prior-year-plus-change",
  version: 1,
  kind: "plausibility",
  severity: "error",
  editions: ["2019"],
  title: { zh: "上一年项目数量与增减", en: "Prior year plus change" },
  explanation: {
    zh: "上一年项目数量不能为负；减少的项目不能多于上一年已有的项目。",
    en: "The number of items in the prior year cannot be below 0, and no more items can be dropped than there were.",
  },
  statement: "priorYearItems >= 0; priorYearItems + netChange >= 0",
  formulas: () => DEMANDS,
  example: {
    edition: "2019",
    passing: {
      cells: {
        "proactiveDisclosure/licensing.licenses/priorYearItems": 2,
        "proactiveDisclosure/licensing.licenses/netChange": -2,
      },
    },
    failing: { cells: { "proactiveDisclosure/licensing.licenses/netChange": -2 } },
  },
};
