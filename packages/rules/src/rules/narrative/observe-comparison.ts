import { type CellAddress, cellAt, type LocalizedText } from "@gongkai/schema";
import { knownNumber, sumWithBlanksAsZero } from "../../formula/bounds.ts";
import { constant } from "../../formula/formula.ts";
import { sumName } from "../../formula/wording.ts";
import type { Observation } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { figureOfClaim, nameOfClaim } from "./claim-name.ts";
import type { ClaimReading } from "./claim-reading.ts";
import type { ClaimComparison, ReadingOutcome } from "./compare-claim.ts";

function formulaOf({ claim }: ClaimComparison, { reading: { sum, besides } }: ReadingOutcome): string {
  const left = besides === null ? "claim" : `claim + ${besides.notation ?? ""}`;
  return `${left} ${claim.isApproximate ? "≈" : "="} ${sum.notation ?? ""}`;
}

function readingName({ sum }: ClaimReading, subject: Subject): LocalizedText {
  return sumName(sum, { left: sum, relation: "=", right: constant(0) }, subject.report.edition);
}

function tableFigures(comparison: ClaimComparison, subject: Subject): LocalizedText {
  const { verdict, best, tried } = comparison;
  const shown = verdict === "fail" ? tried.filter(({ reading }) => reading.besides === null) : [best];
  const figures = shown.map(({ reading, right }) => {
    const name = readingName(reading, subject);
    const known = knownNumber(right);
    if (known !== null) return { zh: `${name.zh}为${known}`, en: `${name.en} is ${known}` };
    return { zh: `${name.zh}至少为${right.minimum}`, en: `${name.en} is at least ${right.minimum}` };
  });
  return { zh: figures.map(({ zh }) => zh).join("，"), en: figures.map(({ en }) => en).join("; ") };
}

function conclusion({ verdict, best }: ClaimComparison): LocalizedText {
  switch (verdict) {
    case "pass":
      return best.reading.besides === null
        ? { zh: "，一致", en: ", which agrees" }
        : { zh: "，扣除结转后一致", en: ", which agrees once what is still pending is taken off" };
    case "passIfBlankIsZero":
      return { zh: "，将空白视为0时一致", en: ", which agrees if blank is 0" };
    case "indeterminate":
      return { zh: "，因缺少数字无法判断", en: ", which cannot be decided while numbers are missing" };
    case "notAssessable":
      return { zh: "", en: "" };
    case "fail":
      return { zh: "，两者不一致", en: ", and the two do not agree" };
  }
}

function messageOf(comparison: ClaimComparison, subject: Subject): LocalizedText {
  const { claim, verdict } = comparison;
  const [name, figure] = [nameOfClaim(claim), figureOfClaim(claim)];
  const said = {
    zh: `文字称“${name.zh}”为${figure.zh}`,
    en: `The narrative states ${figure.en} for “${name.en}”`,
  };
  if (verdict === "notAssessable") {
    return {
      zh: `${said.zh}，表中相应数字未能读取，不能核对。`,
      en: `${said.en}, which cannot be checked: the table's numbers were not read.`,
    };
  }
  const [table, end] = [tableFigures(comparison, subject), conclusion(comparison)];
  return {
    zh: `${said.zh}，表中${table.zh}${end.zh}。`,
    en: `${said.en}; in the table ${table.en}${end.en}.`,
  };
}

/** What a comparison lets a rule say of a claim, at its index in the report. */
export function observeComparison(comparison: ClaimComparison, index: number, subject: Subject): Observation {
  const { claim, verdict, best, tried } = comparison;
  const named = verdict === "fail" ? tried : [best];
  const sums = named.flatMap(({ reading: { sum, besides } }) => (besides === null ? [sum] : [sum, besides]));
  const cells: readonly CellAddress[] = [
    ...new Set(sums.flatMap(({ terms }) => terms.map(({ cell }) => cell))),
  ];
  const isAssumed = verdict === "passIfBlankIsZero";
  return {
    verdict,
    claims: [index],
    cells,
    assumedZero: isAssumed
      ? cells.filter((cell) => cellAt(subject.report.tables, cell)?.state !== "value")
      : [],
    formula: named.map((outcome) => formulaOf(comparison, outcome)).join(" or "),
    left: claim.value,
    right: isAssumed ? sumWithBlanksAsZero(best.reading.sum, subject) : knownNumber(best.right),
    // Most claims agree, and wording that costs more than comparing them.
    get message() {
      return messageOf(comparison, subject);
    },
  };
}
