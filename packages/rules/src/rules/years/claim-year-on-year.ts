import { claimNumberText } from "../../formula/number-text.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { nameOfClaim } from "../narrative/claim-name.ts";
import { mayCountSomethingElse } from "../narrative/claim-text.ts";
import { exampleClaim, withClaims } from "../narrative/example-claim.ts";
import { numbersBefore, type StatedChange, statedChanges } from "./stated-changes.ts";
import { changeBetween, figuresOfYears, pairOfChange } from "./year-figures.ts";

/** Whether the change is that of another number nearby, which the sentence may mean as well. */
function fitsAnother(subject: Subject, { change, index, base }: StatedChange): boolean {
  return numbersBefore(subject.report, index).some(
    ([at, claim]) => claim !== base && pairOfChange(change, figuresOfYears(subject, claim, at)) !== undefined,
  );
}

function observeChange(subject: Subject, stated: StatedChange): readonly Observation[] {
  const { report } = subject;
  const { change, index, base, baseIndex } = stated;
  const figures = figuresOfYears(subject, base, baseIndex);
  const holding = pairOfChange(change, figures);
  const [one, other] = holding ?? [figures.thisYear[0], figures.lastYear[0]];
  if (one === undefined || other === undefined) return [];
  const computed = changeBetween(change, one.number, other.number);
  if (computed === null) return [];
  if (holding === undefined && (fitsAnother(subject, stated) || mayCountSomethingElse(report, base)))
    return [];
  const isRate = change.kind === "yearOnYear.rate";
  const shown = Math.round(computed * 100) / 100;
  const changeText = (value: number) =>
    isRate ? { zh: `${value}%`, en: `${value}%` } : claimNumberText(base.kind, value);
  const [statedText, computedText] = [changeText(change.value), changeText(shown)];
  const [now, then] = [claimNumberText(base.kind, one.number), claimNumberText(base.kind, other.number)];
  const name = nameOfClaim(base);
  const end =
    holding === undefined
      ? { zh: "两者不一致", en: "; the two do not agree" }
      : { zh: "一致", en: ", which agrees" };
  return [
    {
      verdict: holding === undefined ? "fail" : "pass",
      claims: [...new Set([baseIndex, ...one.claims, ...other.claims, index])],
      elsewhere: [...one.places, ...other.places],
      formula: isRate ? "change = (this year - last year) / last year" : "change = this year - last year",
      left: change.value,
      right: shown,
      message: {
        zh: `文字称“${name.zh}”同比增减${statedText.zh}，按本年${now.zh}、上年${then.zh}计算为${computedText.zh}，${end.zh}。`,
        en: `The narrative states a change of ${statedText.en} for “${name.en}”; ${now.en} this year and ${then.en} last year make it ${computedText.en}${end.en}.`,
      },
    },
  ];
}

function observe(subject: Subject): readonly Observation[] {
  return statedChanges(subject.report).flatMap((stated) => observeChange(subject, stated));
}

/** A stated change against the year before is the change between the two years' figures. */
export const claimYearOnYear: ObservationRule = {
  code: "claim-year-on-year",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "同比增减与两年数字不一致", en: "Stated change against the two years' figures" },
  explanation: {
    zh: "文字所称的同比增减，按本年数字与上年数字重新计算，以印出的位数为准。上年数字取自本报告自述或上一年度报告的表格；指代不明、概数或上年为0的不核对。其他比率由另外的规则核对。",
    en: "A stated change against the year before is computed again from both years' figures, to the digits printed. Last year's figure is the one that the report quotes itself or that last year's tables give; where it is unclear what is meant, where a figure is approximate, and where last year's is 0, nothing is said. Stated rates other than changes have a rule of their own.",
  },
  statement: "change = this year - last year, or (this year - last year) / last year",
  observe,
  example: {
    edition: "2021",
    passing: {
      report: withClaims(
        exampleClaim("requests.received", 15),
        exampleClaim("yearOnYear.rate", 50, { scope: "requests.received", raw: "50%" }),
      ),
      cells: { "requests/received/total": 15 },
      previous: { "requests/received/total": 10 },
      words: "the narrative says 15 requests received, 50 % more",
    },
    failing: {
      report: withClaims(
        exampleClaim("requests.received", 15),
        exampleClaim("yearOnYear.rate", 60, { scope: "requests.received", raw: "60%" }),
      ),
      cells: { "requests/received/total": 15 },
      previous: { "requests/received/total": 10 },
      words: "the narrative says 15 requests received, 60 % more",
    },
  },
};
