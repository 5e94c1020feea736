import { constant, type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const projects = sumOf(["proactiveDisclosure/procurement.centralizedProcurement/projects"]);
const amount = sumOf(["proactiveDisclosure/procurement.centralizedProcurement/totalAmount"]);

/** One fen, the smallest amount there is. */
const ONE_FEN = constant(0.01);
const ONE = constant(1);

const DEMANDS: readonly Formula[] = [
  {
    when: { left: projects, relation: ">=", right: ONE },
    left: amount,
    relation: ">=",
    right: ONE_FEN,
    failure: {
      zh: "采购项目{when}个，而采购总金额为{left}。",
      en: "Procurement projects: {when}; their amount: {left}.",
    },
  },
  {
    when: { left: amount, relation: ">=", right: ONE_FEN },
    left: projects,
    relation: ">=",
    right: ONE,
    failure: {
      zh: "采购总金额为{when}，而采购项目为{left}个。",
      en: "Amount of procurement: {when}; projects: {left}.",
    },
  },
];

/** There is an amount of procurement exactly when there are projects. */
export const procurementPair: FormulaRule = {
  code: "procurement-pair",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019"],
  title: { zh: "采购项目与金额", en: "Procurement projects and amount" },
  explanation: {
    zh: "有采购项目就应有采购金额，有采购金额就应有采购项目。",
    en: "Where there are procurement projects there is an amount, and where there is an amount there are projects.",
  },
  statement: "totalAmount > 0 where projects > 0; projects > 0 where totalAmount > 0",
  formulas: () => DEMANDS,
  example: {
    edition: "2019",
    passing: {
      cells: {
        "proactiveDisclosure/procurement.centralizedProcurement/projects": 1,
        "proactiveDisclosure/procurement.centralizedProcurement/totalAmount": 5_000,
      },
    },
    failing: { cells: { "proactiveDisclosure/procurement.centralizedProcurement/projects": 1 } },
  },
};
