import { type ComparedPlace, cellIn, cellsOfPlace, numberIn } from "../../comparison/compared-places.ts";
import { SINGLE_FIGURES } from "../../comparison/single-figures.ts";
import { cellNumberText } from "../../formula/number-text.ts";
import { quantityName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { feeRatioIsSlip } from "./fee-slip.ts";
import { besideYearBefore, placesBefore, type TwoYears } from "./year-before.ts";

/** Numbers that were in the one report and the other; null where one of them is not known. */
function numbersAt(
  place: ComparedPlace,
  { report }: Subject,
  { before }: TwoYears,
): readonly [number, number] | null {
  // A place that both forms split is seen by its parts already.
  const isSplit = place.parts.length > 0;
  if (isSplit && cellIn(report.tables, place) === undefined && cellIn(before.tables, place) === undefined) {
    return null;
  }
  const [now, then] = [numberIn(report.tables, place), numberIn(before.tables, place)];
  return now === null || then === null ? null : [now, then];
}

function observe(subject: Subject, years: TwoYears): readonly Observation[] {
  const { report, thresholds } = subject;
  const { year, before } = years;
  const largest = thresholdOf(thresholds, "jump.ratio");
  const minimum = thresholdOf(thresholds, "jump.minimum");
  const observations: Observation[] = [];
  let compared = 0;
  for (const place of SINGLE_FIGURES) {
    const numbers = numbersAt(place, subject, years);
    if (numbers === null) continue;
    const [now, then] = numbers;
    if (now < minimum || then < minimum || then <= 0 || now <= 0) continue;
    compared += 1;
    const ratio = now / then;
    if (ratio <= largest && ratio >= 1 / largest) continue;
    if (feeRatioIsSlip(place.address, ratio, thresholds)) continue;
    const name = quantityName(place.address, report.edition);
    const [nowText, thenText] = [cellNumberText(place.address, now), cellNumberText(place.address, then)];
    const times = ratio >= 1 ? Math.round(ratio * 10) / 10 : Number(ratio.toPrecision(2));
    observations.push({
      verdict: "fail",
      cells: cellsOfPlace(report.tables, place),
      elsewhere: placesBefore(before, place),
      formula: `1/${largest} <= this year / last year <= ${largest}`,
      left: now,
      right: then,
      message: {
        zh: `${name.zh}：${year}年为${nowText.zh}，${year - 1}年为${thenText.zh}，本年是上年的${times}倍。`,
        en: `${name.en}: ${nowText.en} in ${year} and ${thenText.en} in ${year - 1}, that is ${times} times last year's.`,
      },
    });
  }
  if (observations.length > 0 || compared === 0) return observations;
  return [
    {
      verdict: "pass",
      message: {
        zh: `与上年可比的${compared}个数字均无突变。`,
        en: `No figure has jumped; figures that compare with last year's: ${compared}.`,
      },
    },
  ];
}

/** A figure is many times last year's, or a small part of it. */
export const jump: ObservationRule = {
  code: "jump",
  version: 1,
  kind: "continuity",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "与上年相比突变", en: "Jump against last year" },
  explanation: {
    zh: "两年的数字都不小，而本年是上年的数倍或数分之一，可能是漏填、错位、单位不一致或统计口径改变。只看各行总计和单项数字，申请人各列不重复提示。空白不是数字，不参与比较。",
    en: "Neither year's figure is small, and this year's is many times last year's or a small part of it: numbers may have been left out, shifted or given in another unit, or the definition has changed. Only totals of rows and single figures are looked at, so that every applicant does not say it again. A blank is no number and no jump.",
  },
  statement: "1/ratio <= this year / last year <= ratio, where both are at least the minimum",
  thresholds: ["jump.ratio", "jump.minimum"],
  observe: (subject) => besideYearBefore(subject, (years) => observe(subject, years)),
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/licensing.licenses/decisions": 50 },
      previous: { "proactiveDisclosure/licensing.licenses/decisions": 10 },
    },
    failing: {
      cells: { "proactiveDisclosure/licensing.licenses/decisions": 51 },
      previous: { "proactiveDisclosure/licensing.licenses/decisions": 10 },
    },
  },
};
