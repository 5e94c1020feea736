import { cellAt } from "@gongkai/schema";
import { amountText } from "../../formula/number-text.ts";
import { cellPlaces } from "../../places.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { FEE_CELL, feeRatioIsSlip } from "./fee-slip.ts";
import { besideYearBefore, type TwoYears } from "./year-before.ts";

function observe({ report, thresholds }: Subject, { year, before }: TwoYears): readonly Observation[] {
  const [now, then] = [cellAt(report.tables, FEE_CELL), cellAt(before.tables, FEE_CELL)];
  if (now?.state === "unread" || then?.state === "unread") {
    return [
      {
        verdict: "notAssessable",
        message: {
          zh: "两年的收费金额未能全部读取，不能核对。",
          en: "The fees of the two years were not both read, so they cannot be compared.",
        },
      },
    ];
  }
  if (now?.state !== "value" || then?.state !== "value") return [];
  const ratio = now.value / then.value;
  const isSlip = now.value > 0 && then.value > 0 && feeRatioIsSlip(FEE_CELL, ratio, thresholds);
  const [nowText, thenText] = [amountText(now.value), amountText(then.value)];
  return [
    {
      verdict: isSlip ? "fail" : "pass",
      cells: [FEE_CELL],
      elsewhere: cellPlaces(before, "previous", [FEE_CELL]),
      left: now.value,
      right: then.value,
      message: isSlip
        ? {
            zh: `行政事业性收费${year}年为${nowText.zh}，${year - 1}年为${thenText.zh}，相差约一万倍，可能把元当作万元或相反。`,
            en: `Administrative fees: ${nowText.en} in ${year} and ${thenText.en} in ${year - 1}, some ten thousand times apart: one of them may be in the wrong unit.`,
          }
        : {
            zh: `行政事业性收费${year}年为${nowText.zh}，${year - 1}年为${thenText.zh}，没有单位之差。`,
            en: `Administrative fees: ${nowText.en} in ${year} and ${thenText.en} in ${year - 1}, which no slip of the unit explains.`,
          },
    },
  ];
}

/** This year's fee and last year's are ten thousand times apart: a slip between yuan and ten thousand yuan. */
export const feeJump: ObservationRule = {
  code: "fee-jump",
  version: 1,
  kind: "continuity",
  severity: "warning",
  editions: ["2021"],
  title: { zh: "收费金额与上年相差万倍", en: "Fee ten thousand times last year's" },
  explanation: {
    zh: "表格的收费金额以万元为单位。本年与上年之比接近一万或万分之一，通常是其中一年误填了元。不能由此判断是哪一年。2019年格式不填金额，不能核对。",
    en: "The form asks for fees in ten thousand yuan. A ratio near ten thousand, or its inverse, to last year's usually means that one of the two years was filled in in yuan; which one is not said. The 2019 edition asks for no amount and cannot be compared.",
  },
  statement: "this year's fee / last year's fee is not about 10000 or 1/10000",
  thresholds: ["fee-jump.tolerance"],
  observe: (subject) => besideYearBefore(subject, (years) => observe(subject, years)),
  example: {
    edition: "2021",
    passing: { cells: { [FEE_CELL]: 17_350 }, previous: { [FEE_CELL]: 16_000 } },
    failing: { cells: { [FEE_CELL]: 173_500_000 }, previous: { [FEE_CELL]: 17_350 } },
  },
};
