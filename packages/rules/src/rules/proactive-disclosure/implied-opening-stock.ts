import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const ROWS = ["documents.rules", "documents.normativeDocuments"] as const;

const DEMANDS: readonly Formula[] = ROWS.map((row) => ({
  left: sumOf([`proactiveDisclosure/${row}/inForce`, `proactiveDisclosure/${row}/repealed`]),
  relation: ">=",
  right: sumOf([`proactiveDisclosure/${row}/issued`]),
}));

/** The stock of documents in force that the year must have begun with is not below 0. */
export const impliedOpeningStock: FormulaRule = {
  code: "implied-opening-stock",
  version: 1,
  kind: "plausibility",
  severity: "error",
  editions: ["2021"],
  title: { zh: "推算的年初存量", en: "Implied opening stock" },
  explanation: {
    zh: "现行有效件数减去本年制发、加上本年废止，即年初的现行有效件数，不能为负。无需上一年度的报告即可核对。",
    en: "Documents in force less those issued plus those repealed this year is what was in force when the year began, and cannot be below 0. No earlier report is needed to see it.",
  },
  statement: "inForce + repealed >= issued",
  formulas: () => DEMANDS,
  example: {
    edition: "2021",
    passing: {
      cells: {
        "proactiveDisclosure/documents.normativeDocuments/inForce": 3,
        "proactiveDisclosure/documents.normativeDocuments/issued": 3,
      },
    },
    failing: { cells: { "proactiveDisclosure/documents.normativeDocuments/issued": 3 } },
  },
};
