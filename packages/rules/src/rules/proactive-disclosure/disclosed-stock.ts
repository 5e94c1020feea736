import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const ROWS = ["documents.rules", "documents.normativeDocuments"] as const;

const DEMANDS: readonly Formula[] = ROWS.map((row) => ({
  left: sumOf([`proactiveDisclosure/${row}/totalDisclosed`]),
  relation: ">=",
  right: sumOf([`proactiveDisclosure/${row}/newlyDisclosed`]),
}));

/** What is disclosed in total includes what was newly disclosed. */
export const disclosedStock: FormulaRule = {
  code: "disclosed-stock",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019"],
  title: { zh: "对外公开总数量与新公开数量", en: "Disclosed in total" },
  explanation: {
    zh: "对外公开总数量包括本年新公开的数量，不应更少。",
    en: "The number disclosed in total includes what was newly disclosed this year, so it is not smaller.",
  },
  statement: "totalDisclosed >= newlyDisclosed",
  formulas: () => DEMANDS,
  example: {
    edition: "2019",
    passing: {
      cells: {
        "proactiveDisclosure/documents.normativeDocuments/newlyDisclosed": 4,
        "proactiveDisclosure/documents.normativeDocuments/totalDisclosed": 4,
      },
    },
    failing: { cells: { "proactiveDisclosure/documents.normativeDocuments/newlyDisclosed": 4 } },
  },
};
