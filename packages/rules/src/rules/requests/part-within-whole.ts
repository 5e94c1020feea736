import {
  APPLICANTS,
  type Cell,
  type CellAddress,
  cellAt,
  type Report,
  type RequestsRowId,
} from "@gongkai/schema";
import { ofRequestsRows, outcomeRows } from "../../form-lookup.ts";
import { type Formula, type Sum, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const KINDS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");

/** A bound, and the part that it is about where it need not be asked of every one. */
interface Bound {
  readonly formula: Formula;
  readonly part: CellAddress | null;
}

function atMost(part: CellAddress, whole: Sum): Formula {
  return { left: sumOf([part]), relation: "<=", right: whole, isBound: true };
}

/** Whether a part can say anything: 0 is within every whole, and so may a missing number be. */
function isTelling(cell: Cell | undefined): boolean {
  return cell?.state === "value" ? cell.value > 0 : cell?.state === "unread";
}

function withinColumns(rows: readonly RequestsRowId[]): readonly Bound[] {
  return APPLICANTS.flatMap(({ id }): readonly Bound[] => {
    const processed = `requests/processed.total/${id}` as const;
    const open = sumOf([`requests/received/${id}`, `requests/pendingAtStart/${id}`]);
    return [
      ...outcomeRows(rows)
        .map((row): CellAddress => `requests/${row}/${id}`)
        .map((part) => ({ formula: atMost(part, sumOf([processed])), part })),
      { formula: atMost(processed, open), part: null },
      { formula: atMost(`requests/pendingAtEnd/${id}`, open), part: null },
    ];
  });
}

function withinRows(rows: readonly RequestsRowId[]): readonly Bound[] {
  return rows.flatMap((row) =>
    KINDS.map((id): CellAddress => `requests/${row}/${id}`).map((part) => ({
      formula: atMost(part, sumOf([`requests/${row}/total`])),
      part,
    })),
  );
}

const bounds = ofRequestsRows((rows) => [...withinColumns(rows), ...withinRows(rows)]);

function formulas(report: Report): readonly Formula[] {
  return bounds(report).flatMap(({ formula, part }) =>
    part === null || isTelling(cellAt(report.tables, part)) ? [formula] : [],
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
  formulas: ({ report }) => formulas(report),
  example: {
    edition: "2021",
    passing: { cells: { "requests/pendingAtEnd/total": 1, "requests/received/total": 1 } },
    failing: { cells: { "requests/pendingAtEnd/total": 1 } },
  },
};
