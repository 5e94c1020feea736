import { type CellAddress, type Diagnostic, type Report, reportCells } from "@gongkai/schema";
import { cellName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

function observeCell(address: CellAddress, printed: readonly Diagnostic[], { edition }: Report): Observation {
  const name = cellName(address, edition);
  const texts = printed.map(({ raw }) => raw ?? "");
  const zh = texts.length < 2 ? "" : `，分别印为${texts.map((text) => `“${text}”`).join("、")}`;
  const en = texts.length < 2 ? "" : `: ${texts.map((text) => `“${text}”`).join(" and ")}`;
  return {
    verdict: "fail",
    cells: [address],
    spans: printed.flatMap(({ span }) => (span === undefined ? [] : [span])),
    message: {
      zh: `${name.zh}印出不止一次且互不一致${zh}；无法判断以哪一个为准，未读取。`,
      en: `${name.en} is printed more than once, not alike${en}; which is right cannot be known, so it is not read.`,
    },
  };
}

function observe({ report, context: { diagnostics = [] } }: Subject): readonly Observation[] {
  const disagreeing = reportCells(
    report,
    (cell) => cell.state === "unread" && cell.because === "copies-disagree",
  ).map(([address]) => address);
  if (disagreeing.length === 0) {
    return [
      {
        verdict: "pass",
        message: { zh: "没有互相矛盾的单元格。", en: "No cell is printed with different numbers." },
      },
    ];
  }
  const noted = diagnostics.filter(({ code }) => code === "copies-disagree");
  return disagreeing.map((address) =>
    observeCell(
      address,
      noted.filter(({ cell }) => cell === address),
      report,
    ),
  );
}

const zero = {
  state: "value",
  value: 0,
  raw: "0",
  span: { start: 0, end: 0 },
  placement: "printed",
} as const;

/** A cell that is printed more than once says the same each time. */
export const copiesDisagree: ObservationRule = {
  code: "copies-disagree",
  version: 1,
  kind: "structure",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "同一单元格数字不一致", en: "Copies disagree" },
  explanation: {
    zh: "同一单元格在报告中印出不止一次，数字不一致：全文重复，或同一行重复。哪一个正确只有机关知道。",
    en: "A cell stands in the report more than once with different numbers, because the whole text or one row is repeated. Only the agency knows which is right.",
  },
  statement: "the printed numbers of a cell are equal, for each cell",
  observe,
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: {
      report: {
        tables: {
          proactiveDisclosure: {
            "enforcement.penalties": { decisions: { state: "unread", because: "copies-disagree" } },
            "enforcement.compulsoryMeasures": { decisions: zero },
          },
          requests: null,
          remedies: null,
        },
      },
      words: "two copies with different penalties",
    },
  },
};
