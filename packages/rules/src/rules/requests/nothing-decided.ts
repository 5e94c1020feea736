import { constant, type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const DEMANDS: readonly Formula[] = [
  {
    when: {
      left: sumOf(["requests/received/total", "requests/pendingAtStart/total"]),
      relation: ">=",
      right: constant(1),
    },
    left: sumOf(["requests/processed.total/total"]),
    relation: ">=",
    right: constant(1),
    failure: {
      zh: "新收和上年结转申请共{when}件，全年办理结果总计为{left}。",
      en: "Requests received or carried in: {when}; decided in the whole year: {left}.",
    },
  },
];

/** Requests were open and none was decided in a whole year. */
export const nothingDecided: FormulaRule = {
  code: "nothing-decided",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "全年未办结任何申请", en: "Nothing decided" },
  explanation: {
    zh: "有新收或上年结转的申请，而全年办理结果总计为0。法定答复期限为二十个工作日，通常是漏填办理结果。只看总计列：某一类申请人可能恰在年底才提出申请。",
    en: "Requests came in or were carried in, and none was decided all year. The time limit is twenty working days, so usually the outcomes were not filled in. Only the total column counts: one kind of applicant may have asked just before the year ended.",
  },
  statement: "processed.total >= 1 where received + pendingAtStart >= 1, in column total",
  formulas: () => DEMANDS,
  example: {
    edition: "2021",
    passing: { cells: { "requests/received/total": 1, "requests/processed.total/total": 1 } },
    failing: { cells: { "requests/received/total": 1 } },
  },
};
