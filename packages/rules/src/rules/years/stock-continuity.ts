import { plus, previousSumOf, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const ROWS = ["documents.rules", "documents.normativeDocuments"] as const;

/** Documents in force follow from those of the year before, those issued and those repealed. */
export const stockContinuity: FormulaRule = {
  code: "stock-continuity",
  version: 2,
  kind: "continuity",
  severity: "warning",
  editions: ["2021"],
  title: { zh: "文件存量衔接", en: "Stock of documents carries over" },
  explanation: {
    zh: "现行有效件数等于上一年度现行有效件数加本年制发、减本年废止。文件清理或统计口径调整常使其不符，因此只作提示。2019年格式没有现行有效件数，不能与之核对。",
    en: "Documents in force equal those of the year before plus those issued less those repealed. Clean-ups and changed definitions often break it, so it is a warning. The 2019 edition does not ask for documents in force and cannot be compared.",
  },
  statement: "inForce + repealed = previous inForce + issued",
  formulas: ({ previous }) =>
    previous === undefined
      ? []
      : ROWS.map((row) => ({
          left: sumOf([`proactiveDisclosure/${row}/inForce`, `proactiveDisclosure/${row}/repealed`]),
          relation: "=",
          right: plus(
            previousSumOf([`proactiveDisclosure/${row}/inForce`]),
            sumOf([`proactiveDisclosure/${row}/issued`]),
          ),
          failure: {
            zh: "{place}：本年现行有效加本年废止为{left}件，上一年度现行有效加本年制发为{right}件，两者应相等。",
            en: "{place}: in force plus repealed this year: {left}; in force last year plus issued this year: {right}; the two must be equal.",
          },
        })),
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/documents.normativeDocuments/inForce": 5 },
      previous: { "proactiveDisclosure/documents.normativeDocuments/inForce": 5 },
    },
    failing: {
      cells: { "proactiveDisclosure/documents.normativeDocuments/inForce": 5 },
      previous: { "proactiveDisclosure/documents.normativeDocuments/inForce": 6 },
    },
  },
};
