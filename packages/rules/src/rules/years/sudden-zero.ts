import type { Report } from "@gongkai/schema";
import { type ComparedPlace, cellIn, cellsOfPlace, numberIn } from "../../comparison/compared-places.ts";
import { SINGLE_FIGURES } from "../../comparison/single-figures.ts";
import { cellNumberText } from "../../formula/number-text.ts";
import { quantityName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { exampleReport } from "./example-report.ts";
import { besideYearBefore, placesBefore, type TwoYears } from "./year-before.ts";

/** How many years back the median looks. */
const YEARS = 3;

/** The reports of the three years before, latest first; undefined where one of them is not given. */
function threeYears({ context }: Subject, { year, before }: TwoYears): readonly Report[] | undefined {
  const reports = [before];
  for (let back = 2; back <= YEARS; back += 1) {
    const report = context.earlier?.find((each) => each.year === year - back);
    if (report === undefined) return undefined;
    reports.push(report);
  }
  return reports;
}

/** The numbers at a place, in the order of the reports; null where one of them is not known. */
function numbersOf(reports: readonly Report[], place: ComparedPlace): readonly number[] | null {
  const numbers: number[] = [];
  for (const { tables } of reports) {
    const number = numberIn(tables, place);
    if (number === null) return null;
    numbers.push(number);
  }
  return numbers;
}

function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
}

function observe(subject: Subject, years: TwoYears): readonly Observation[] {
  const { report, thresholds } = subject;
  const reports = threeYears(subject, years);
  if (reports === undefined) return [];
  const least = thresholdOf(thresholds, "sudden-zero.median");
  const observations: Observation[] = [];
  for (const place of SINGLE_FIGURES) {
    const cell = cellIn(report.tables, place);
    if (
      cell === undefined ? numberIn(report.tables, place) !== 0 : cell.state !== "value" || cell.value !== 0
    ) {
      continue;
    }
    // What the form of the year before splits as well is seen by its parts.
    if (cell === undefined && cellIn(years.before.tables, place) === undefined) continue;
    const numbers = numbersOf(reports, place);
    const median = numbers === null ? 0 : medianOf(numbers);
    if (numbers === null || median < least || median <= 0) continue;
    const name = quantityName(place.address, report.edition);
    const { year, before } = years;
    const texts = numbers.map((number) => cellNumberText(place.address, number));
    const medianText = cellNumberText(place.address, median);
    observations.push({
      verdict: "fail",
      cells: cellsOfPlace(report.tables, place),
      elsewhere: placesBefore(before, place),
      formula: `this year > 0 where the median of three years >= ${least}`,
      left: 0,
      right: median,
      message: {
        zh: `${name.zh}：${year}年为0，此前三年（${year - 1}至${year - 3}年）为${texts.map(({ zh }) => zh).join("、")}，中位数为${medianText.zh}。`,
        en: `${name.en}: 0 in ${year}, after ${texts.map(({ en }) => en).join(", ")} in the three years before (${year - 1} back to ${year - 3}), of which the median is ${medianText.en}.`,
      },
    });
  }
  if (observations.length > 0) return observations;
  return [
    {
      verdict: "pass",
      message: {
        zh: "没有数字在三年均不为零之后突然为0。",
        en: "No figure has gone to 0 that was not small in the three years before.",
      },
    },
  ];
}

const LICENSES = "proactiveDisclosure/licensing.licenses/decisions" as const;

/** A figure is 0 that the agency never had small. */
export const suddenZero: ObservationRule = {
  code: "sudden-zero",
  version: 1,
  kind: "continuity",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "数字突然为零", en: "Sudden zero" },
  explanation: {
    zh: "同一机关此前三年的中位数不小，本年却填0，可能是漏填。此前三年的数字须全部已知。只看各行总计和单项数字；空白不是0。",
    en: "The median of the agency's own three years before is not small, and this year says 0: the figure may have been left out. All three years have to be known. Only totals of rows and single figures are looked at; a blank is no 0.",
  },
  statement: "this year > 0 where the median of the three years before is at least the threshold",
  thresholds: ["sudden-zero.median"],
  observe: (subject) => besideYearBefore(subject, (years) => observe(subject, years)),
  example: {
    edition: "2021",
    passing: {
      year: 2024,
      cells: { [LICENSES]: 1 },
      previous: { [LICENSES]: 20 },
      context: {
        earlier: [
          exampleReport("2021", 2022, { [LICENSES]: 20 }),
          exampleReport("2021", 2021, { [LICENSES]: 3 }),
        ],
      },
      words: "20 and 3 in the two years before last year",
    },
    failing: {
      year: 2024,
      cells: { [LICENSES]: 0 },
      previous: { [LICENSES]: 20 },
      context: {
        earlier: [
          exampleReport("2021", 2022, { [LICENSES]: 20 }),
          exampleReport("2021", 2021, { [LICENSES]: 3 }),
        ],
      },
      words: "20 and 3 in the two years before last year",
    },
  },
};
