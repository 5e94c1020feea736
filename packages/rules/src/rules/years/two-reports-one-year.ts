import type { LocalizedText, Report } from "@gongkai/schema";
import { compareCells } from "../../comparison/compare-cells.ts";
import type { CellComparison } from "../../comparison/report-comparison.ts";
import { cellNumberText } from "../../formula/number-text.ts";
import { quantityName } from "../../formula/wording.ts";
import { cellPlaces } from "../../places.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { printSameNumber } from "../printed-amounts.ts";
import { exampleReport } from "./example-report.ts";

/** How many differing cells a message names; the finding's places hold them all. */
const NAMED = 3;

function isNumberChanged({ address, change, difference, before, after }: CellComparison): boolean {
  return change === "changed" && difference !== null && !printSameNumber(address, before, after);
}

/** Whether both forms have the place, and one report alone fills it in. */
function isFilledOnce({ change, before, after }: CellComparison): boolean {
  return (change === "added" || change === "removed") && before !== undefined && after !== undefined;
}

function nameDifference(
  { address, numberBefore, numberAfter }: CellComparison,
  report: Report,
): LocalizedText {
  const name = quantityName(address, report.edition);
  const textOf = (number: number | null) =>
    number === null ? { zh: "未知", en: "unknown" } : cellNumberText(address, number);
  const [here, there] = [textOf(numberAfter), textOf(numberBefore)];
  return {
    zh: `${name.zh}为${here.zh}，另一份为${there.zh}`,
    en: `${name.en} is ${here.en} here and ${there.en} there`,
  };
}

function differenceMessage(differing: readonly CellComparison[], report: Report): LocalizedText {
  const named = differing.slice(0, NAMED).map((comparison) => nameDifference(comparison, report));
  const left = differing.length - named.length;
  return {
    zh: `本机关${report.year}年另有一份报告，共${differing.length}个数字不同：${named.map(({ zh }) => zh).join("；")}${left > 0 ? `；等` : ""}。`,
    en: `There is another report of this agency for ${report.year}; numbers that differ (${differing.length}): ${named.map(({ en }) => en).join("; ")}${left > 0 ? `; and ${left} more` : ""}.`,
  };
}

function observeVersion({ report }: Subject, version: Report): readonly Observation[] {
  if (version === report || version.year !== report.year || report.year === null) return [];
  const cells = compareCells(version, report);
  const differing = cells.filter(isNumberChanged);
  const [first] = differing;
  if (first !== undefined) {
    const addresses = differing.map(({ address }) => address);
    return [
      {
        verdict: "fail",
        cells: addresses,
        elsewhere: cellPlaces(version, "other", addresses),
        left: first.numberAfter,
        right: first.numberBefore,
        message: differenceMessage(differing, report),
      },
    ];
  }
  const filled = cells.filter(isFilledOnce);
  if (filled.length > 0) {
    const addresses = filled.map(({ address }) => address);
    return [
      {
        verdict: "indeterminate",
        cells: addresses,
        elsewhere: cellPlaces(version, "other", addresses),
        message: {
          zh: `本机关${report.year}年另有一份报告，相同位置的数字均一致，但有${filled.length}格只在其中一份填写，无法判断是否为两份不同的报告。`,
          en: `There is another report of this agency for ${report.year}: numbers that both print agree, but not all cells are filled in both (in one only: ${filled.length}), so whether they are two reports cannot be decided.`,
        },
      },
    ];
  }
  if (!cells.some(({ change }) => change === "same")) {
    return [
      {
        verdict: "notAssessable",
        message: {
          zh: `本机关${report.year}年另有一份报告，但没有可以比较的数字。`,
          en: `There is another report of this agency for ${report.year}, but no numbers that could be compared.`,
        },
      },
    ];
  }
  return [
    {
      verdict: "pass",
      message: {
        zh: `本机关${report.year}年的另一份报告数字相同。`,
        en: `The other report of this agency for ${report.year} has the same numbers.`,
      },
    },
  ];
}

const RECEIVED = "requests/received/total" as const;

/** Two different reports speak for one agency and year. */
export const twoReportsOneYear: ObservationRule = {
  code: "two-reports-one-year",
  version: 1,
  kind: "continuity",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "同一年度有两份不同的报告", en: "Two reports for one year" },
  explanation: {
    zh: "同一机关同一年度的两份报告数字不同：其中一份是更正后的版本，或者年度写错。数字相同的副本不提示，金额以印出的位数为准；没有读取的数字和只在一份中填写的空白格不作为不同。",
    en: "Two reports of one agency for one year print different numbers: one is a corrected version, or names the wrong year. Copies with the same numbers are no finding, amounts counting as far as they are printed; numbers that were not read and cells that only one of them fills in are no difference.",
  },
  statement: "every number = the same number of the other report for the year",
  observe: (subject) =>
    (subject.context.versions ?? []).flatMap((version) => observeVersion(subject, version)),
  example: {
    edition: "2021",
    passing: {
      cells: { [RECEIVED]: 12 },
      context: { versions: [exampleReport("2021", 2022, { [RECEIVED]: 12 })] },
      words: "12 received in the other report as well",
    },
    failing: {
      cells: { [RECEIVED]: 12 },
      context: { versions: [exampleReport("2021", 2022, { [RECEIVED]: 13 })] },
      words: "13 received in the other report",
    },
  },
};
