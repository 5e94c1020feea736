import { amountText } from "../../formula/number-text.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { FEE_CELL, feeCell, isUnitSlip } from "./fee-cell.ts";
import { statedFees } from "./stated-fees.ts";

/** An amount that is not named as the form names it must be too peculiar to be a coincidence. */
const FEWEST_DIGITS = 3;

function observe({ report, thresholds }: Subject): readonly Observation[] {
  const cell = feeCell(report);
  if (cell?.state !== "value" || cell.value <= 0) return [];
  const { value: printed } = cell;
  const tolerance = thresholdOf(thresholds, "fee-unit.tolerance");
  return statedFees(report)
    .filter(({ value, claim, digits }) => value > 0 && (claim !== null || digits >= FEWEST_DIGITS))
    .flatMap(({ value, claim, span }): readonly Observation[] => {
      const isSlip = isUnitSlip(value, printed, tolerance);
      if (!isSlip && claim === null) return [];
      const times = value > printed ? Math.round(value / printed) : Math.round(printed / value);
      const [stated, inTable] = [amountText(value), amountText(printed)];
      return [
        {
          verdict: isSlip ? "fail" : "pass",
          claims: claim === null ? [] : [claim],
          cells: [FEE_CELL],
          spans: claim === null ? [span] : [],
          formula: "claim / amountCollected ≠ 10000 or 1/10000",
          left: value,
          right: printed,
          message: isSlip
            ? {
                zh: `文字中的收费为${stated.zh}，表中为${inTable.zh}，相差约${times}倍，一处的单位应为万元或元。`,
                en: `The narrative states ${stated.en} and the table ${inTable.en}, about ${times} times apart: one of them has the wrong unit.`,
              }
            : {
                zh: `文字中的收费为${stated.zh}，表中为${inTable.zh}，单位没有差错。`,
                en: `The narrative states ${stated.en} and the table ${inTable.en}; the unit is not at fault.`,
              },
        },
      ];
    });
}

/** The fee of the narrative and that of the table are not ten thousand times apart. */
export const feeUnit: ObservationRule = {
  code: "fee-unit",
  version: 1,
  kind: "agreement",
  severity: "error",
  editions: ["2021"],
  title: { zh: "收费金额的单位有误", en: "Unit of the fees collected" },
  explanation: {
    zh: "表中收费金额以万元为单位。文字与表相差约一万倍时，是把元填成了万元，或把万元写成了元。",
    en: "The form asks for the fees in units of ten thousand yuan. Where narrative and table are about ten thousand times apart, yuan were filled in for ten thousands of yuan or the reverse.",
  },
  statement: "claim / amountCollected is not near 10000 or 1/10000",
  thresholds: ["fee-unit.tolerance"],
  observe,
  example: {
    edition: "2021",
    passing: {
      cells: { "proactiveDisclosure/fees.administrativeFees/amountCollected": 17350 },
      report: withClaims(exampleClaim("fees.administrative", 17350)),
      words: "the narrative says 17,350 yuan",
    },
    failing: {
      cells: { "proactiveDisclosure/fees.administrativeFees/amountCollected": 173_500_000 },
      report: withClaims(exampleClaim("fees.administrative", 17350)),
      words: "the narrative says 17,350 yuan",
    },
  },
};
