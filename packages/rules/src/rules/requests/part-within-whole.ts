import { APPLICANTS, type CellAddress, cellAt, type Report } from "@gongkai/schema";
import { outcomeRows, requestsRows } from "../../form-lookup.ts";
import { type Formula, type Sum, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const KINDS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");

function atMost(part: CellAddress, whole: Sum): Formula {
  return { left: sumOf([part]), relation: "<=", right: whole, isBound: true };
}

/** Whether a part can say anything: 0 is within every whole, and so may a missing number be. */
function isTelling(part: CellAddress, { tables }: Report): boolean {
  const cell = cellAt(tables, part);
  return cell?.state === "value" ? cell.value > 0 : cell?.state === "unread";
}

function withinColumns(report: Report): readonly Formula[] {
  const rows = outcomeRows(report);
  return APPLICANTS.flatMap(({ id }) => {
    const processed = `requests/processed.total/${id}` as const;
    const open = sumOf([`requests/received/${id}`, `requests/pendingAtStart/${id}`]);
    return [
      ...rows
        .map((row): CellAddress => `requests/${row}/${id}`)
        .filter((part) => isTelling(part, report))
        .map((part) => atMost(part, sumOf([processed]))),
      atMost(processed, open),
      atMost(`requests/pendingAtEnd/${id}`, open),
    ];
  });
}

function withinRows(report: Report): readonly Formula[] {
  return requestsRows(report).flatMap((row) =>
    KINDS.map((id): CellAddress => `requests/${row}/${id}`)
      .filter((part) => isTelling(part, report))
      .map((part) => atMost(part, sumOf([`requests/${row}/total`]))),
  );
}

/** No part exceeds its whole: what can be said of a table that is filled in only partly. */
export const partWithinWhole: FormulaRule = {
  code: "part-within-whole",
  version: 2,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "部分不大于整体", en: "Parts stay within the whole" },
  explanation: {
    zh: "任何一项办理结果不大于办理结果总计，办理结果总计和结转下年度均不大于新收与上年结转之和，任何一类申请人不大于总计。表格填写不全、无法核对合计时仍然适用。",
    en: "No outcome exceeds the total processed; neither the total processed nor what is carried out exceeds what came in and was carried in; no kind of applicant exceeds the total. This can be said even of a table too incomplete to be added up.",
  },
  statement:
    "outcome <= processed.total; processed.total <= received + pendingAtStart; pendingAtEnd <= received + pendingAtStart; applicant <= total",
  formulas: ({ report }) => [...withinColumns(report), ...withinRows(report)],
  example: {
    edition: "2021",
    passing: { cells: { "requests/pendingAtEnd/total": 1, "requests/received/total": 1 } },
    failing: { cells: { "requests/pendingAtEnd/total": 1 } },
  },
};
