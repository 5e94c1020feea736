import { type CellAddress, formCells } from "@gongkai/schema";
import type { CorpusReport } from "../../src/index.ts";

/** What one cell prints: a number, in yuan where it is money, or the mark for not applicable. */
export type Printed = number | "notApplicable";

const VALUE = /^([+-]?\d[\d,]*(?:\.\d+)?)(万元)?$/;

/** Layouts whose cells are told apart by white space, which their labels do not hold. */
const SPACED = new Set(["alignedText", "asciiGrid", "browserText", "ruledText"]);

function splitCells({ layout, mediaType }: CorpusReport, body: string): readonly string[] {
  if (mediaType === "text/html") {
    return body.split(/<\/?(?:t[dr]|table|p)\b[^>]*>/i).map((cell) => cell.replace(/<[^>]*>|&[a-z]+;/g, ""));
  }
  if (SPACED.has(layout)) return body.split(/[\s|]+/);
  return body.split(layout === "boxDrawing" ? /[\n\u2500-\u257f]+/ : /\||\n| {2,}/);
}

function tableTexts(report: CorpusReport): readonly string[] {
  const start = report.text.search(/主动公开政府信息情况/);
  const end = report.text.search(/存在的主要问题/);
  return splitCells(report, report.text.slice(start, end)).map((text) => text.trim());
}

/** The numbers and marks of a document's tables, in printed order, found without any knowledge of the form. */
export function printedNumbers(report: CorpusReport): readonly string[] {
  return tableTexts(report).filter((text) => text === "/" || VALUE.test(text));
}

/** The places of the truth that are not blank, in printed order. */
export function filledPlaces(report: CorpusReport): readonly CellAddress[] {
  return [...report.truth.values].filter(([, value]) => value !== "blank").map(([address]) => address);
}

/** What the document prints at each place that is not blank. */
export function printedValues(report: CorpusReport): ReadonlyMap<CellAddress, Printed> {
  const columns = new Map(formCells(report.truth.edition).map((cell) => [cell.address, cell.column]));
  const texts = printedNumbers(report);
  return new Map(
    filledPlaces(report).map((address, index): readonly [CellAddress, Printed] => {
      const text = texts[index] ?? "";
      if (text === "/") return [address, "notApplicable"];
      const [, digits = "", unit] = VALUE.exec(text) ?? [];
      const number = Number(digits.replaceAll(",", ""));
      const isInWan = unit === "万元" || columns.get(address)?.moneyUnit === "万元";
      return [address, isInWan ? Math.round(number * 10_000) : number];
    }),
  );
}

/** The text of a document without markup, escapes and white space: what is left where lines wrap and spans nest. */
export function bareText(text: string): string {
  return text.replace(/<[^>]*>|&[a-z]+;/g, "").replace(/\s/g, "");
}
