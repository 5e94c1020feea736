import { REMEDIES_GROUPS, REMEDIES_OUTCOMES } from "@gongkai/schema";
import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const RESULTS = REMEDIES_OUTCOMES.map(({ id }) => id).filter((id) => id !== "total");

const DEMANDS: readonly Formula[] = REMEDIES_GROUPS.map(({ id: group }) => ({
  left: sumOf(
    RESULTS.map((result) => `remedies/${group}/${result}` as const),
    { name: { zh: "各类结果之和", en: "the sum of all results" } },
  ),
  relation: "=",
  right: sumOf([`remedies/${group}/total`]),
}));

/** The results of reconsiderations and lawsuits add up to their totals, in each of three groups. */
export const remediesFooting: FormulaRule = {
  code: "remedies-footing",
  version: 1,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "复议诉讼合计", en: "Remedies add up" },
  explanation: {
    zh: "行政复议、未经复议直接起诉、复议后起诉三组中，结果维持、结果纠正、其他结果、尚未审结之和等于总计。",
    en: "In each of the three groups, cases upheld, corrected, otherwise ended and pending add up to the total.",
  },
  statement: `${RESULTS.join(" + ")} = total`,
  formulas: () => DEMANDS,
  example: {
    edition: "2021",
    passing: { cells: { "remedies/reconsideration/upheld": 1, "remedies/reconsideration/total": 1 } },
    failing: { cells: { "remedies/reconsideration/upheld": 1 } },
  },
};
