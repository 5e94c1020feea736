import type { Cell, LocalizedText, Report, Verdict } from "@gongkai/schema";
import type { Bounds } from "../../formula/bounds.ts";
import { amountText } from "../../formula/number-text.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { isWithin } from "./claim-range.ts";
import { mayCountSomethingElse, textOfClaim, withoutMarkup } from "./claim-text.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { FEE_CELL, feeCell, isUnitSlip, rangeOfFee } from "./fee-cell.ts";
import { amountsIn, type StatedFee, statedFees } from "./stated-fees.ts";

const CONCLUSIONS: Readonly<Record<Verdict, LocalizedText>> = {
  pass: { zh: "，一致", en: ", which agrees" },
  fail: { zh: "，两者不一致", en: ", and the two do not agree" },
  passIfBlankIsZero: { zh: "，将空白视为0时一致", en: ", which agrees if blank is 0" },
  indeterminate: { zh: "，无法判断", en: ", so nothing can be said" },
  notAssessable: { zh: "，不能核对", en: ", so it cannot be checked" },
};

function overlap(one: Bounds, other: Bounds): boolean {
  return one.minimum <= other.maximum && other.minimum <= one.maximum;
}

function verdictOf(fee: StatedFee, cell: Cell): Verdict {
  if (cell.state === "unread") return "notAssessable";
  if (cell.state !== "value") return fee.value === 0 ? "passIfBlankIsZero" : "indeterminate";
  const printed = rangeOfFee(cell);
  return overlap(fee.range, printed) || isWithin(cell.value, fee.range) ? "pass" : "fail";
}

function observeFee(fee: StatedFee, cell: Cell): Observation {
  const verdict = verdictOf(fee, cell);
  const printed = cell.state === "value" ? cell.value : null;
  const inTable = printed === null ? null : amountText(printed);
  const stated = amountText(fee.value);
  const [table, end] = [
    inTable === null
      ? { zh: "表中没有读到金额", en: "in the table no amount was read" }
      : { zh: `表中为${inTable.zh}`, en: `the table has ${inTable.en}` },
    CONCLUSIONS[verdict],
  ];
  return {
    verdict,
    claims: fee.claim === null ? [] : [fee.claim],
    cells: [FEE_CELL],
    spans: fee.claim === null ? [fee.span] : [],
    assumedZero: verdict === "passIfBlankIsZero" ? [FEE_CELL] : [],
    formula: `${fee.claim === null ? "amount in the narrative" : "claim"} = fees.administrativeFees/amountCollected`,
    left: fee.value,
    right: verdict === "passIfBlankIsZero" ? 0 : printed,
    message: {
      zh: `文字称收费${stated.zh}，${table.zh}${end.zh}。`,
      en: `The narrative states ${stated.en} collected; ${table.en}${end.en}.`,
    },
  };
}

/** Whether several amounts together are the table's. */
function addUpTo(amounts: readonly Bounds[], cell: Cell): boolean {
  if (amounts.length < 2 || cell.state !== "value") return false;
  const sum = (side: keyof Bounds) => amounts.reduce((total, amount) => total + amount[side], 0);
  return overlap({ minimum: sum("minimum"), maximum: sum("maximum") }, rangeOfFee(cell));
}

/** Whether an amount may be a part of the table's, or another. */
function raisesNoAlarm(report: Report, fee: StatedFee, cell: Cell): boolean {
  const claim = fee.claim === null ? undefined : report.claims[fee.claim];
  if (claim === undefined || mayCountSomethingElse(report, claim)) return true;
  const { before, after } = textOfClaim(report, claim);
  return addUpTo(amountsIn(before + withoutMarkup(claim.raw) + after), cell);
}

function observe({ report, thresholds }: Subject): readonly Observation[] {
  const cell = feeCell(report);
  if (cell === undefined) return [];
  const hasAmount = cell.state === "value" && cell.value !== 0;
  // Amounts that are not named as the form names them can only confirm one.
  if (!hasAmount && report.claims.every(({ kind }) => kind !== "fees.administrative")) return [];
  const tolerance = thresholdOf(thresholds, "fee-unit.tolerance");
  const fees = statedFees(report).filter(
    ({ value }) => cell.state !== "value" || !isUnitSlip(value, cell.value, tolerance),
  );
  const ranges = fees.map(({ range }) => range);
  const isConfirmed = fees.some((fee) => verdictOf(fee, cell) === "pass") || addUpTo(ranges, cell);
  return fees
    .filter((fee) => {
      const verdict = verdictOf(fee, cell);
      if (verdict === "fail") return !isConfirmed && !raisesNoAlarm(report, fee, cell);
      return verdict === "pass" || fee.claim !== null;
    })
    .map((fee) => observeFee(fee, cell));
}

/** The administrative fees that the narrative says were collected are those of the table. */
export const claimFee: ObservationRule = {
  code: "claim-fee",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2021"],
  title: { zh: "文字中的收费金额与表不符", en: "Fees collected: narrative and table" },
  explanation: {
    zh: "文字所说行政事业性收费金额换算单位后应等于表中金额，以印出的末位数字为准。没有写明名目的收取金额只用来印证。信息处理费不是行政事业性收费，不与之比较。",
    en: "The administrative fees that the narrative states must be the table's amount once units are converted, within the printed digits. An amount collected that is not named so can only confirm it. The fee for processing requests is another fee and is never compared.",
  },
  statement: "claim = fees.administrativeFees/amountCollected",
  thresholds: ["fee-unit.tolerance"],
  observe,
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/fees.administrativeFees/amountCollected": 17350 },
      report: withClaims(exampleClaim("fees.administrative", 17350, { raw: "17,350.00元" })),
      words: "the narrative says 17,350.00 yuan",
    },
    failing: {
      cells: { "proactiveDisclosure/fees.administrativeFees/amountCollected": 17350 },
      report: withClaims(exampleClaim("fees.administrative", 25000, { raw: "2.5万元" })),
      words: "the narrative says 25,000 yuan",
    },
  },
};
