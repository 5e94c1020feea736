import { APPLICANTS, type CellAddress, cellAt, type Report } from "@gongkai/schema";
import { ofRequestsRows, outcomeRows } from "../../form-lookup.ts";
import { cellName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";

interface Line {
  readonly parts: readonly CellAddress[];
  readonly total: CellAddress;
}

const linesOf = ofRequestsRows((rows): readonly Line[] => {
  const kinds = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");
  const across = rows.map(
    (row): Line => ({
      parts: kinds.map((id): CellAddress => `requests/${row}/${id}`),
      total: `requests/${row}/total`,
    }),
  );
  const down = APPLICANTS.map(
    ({ id }): Line => ({
      parts: outcomeRows(rows).map((row): CellAddress => `requests/${row}/${id}`),
      total: `requests/processed.total/${id}`,
    }),
  );
  return [...across, ...down];
});

function observeLine({ parts, total }: Line, report: Report): Observation | null {
  const cell = cellAt(report.tables, total);
  const isBlank = cell?.state === "blank" || cell?.state === "notApplicable";
  if (!isBlank && !(cell?.state === "value" && cell.value === 0)) return null;
  const numbers = parts.map((part) => {
    const number = cellAt(report.tables, part);
    return number?.state === "value" ? number.value : 0;
  });
  const sum = numbers.reduce((left, right) => left + right, 0);
  if (sum <= 0) return null;
  const place = cellName(total, report.edition);
  return {
    verdict: "fail",
    cells: [...parts.filter((_, index) => (numbers[index] ?? 0) > 0), total],
    left: sum,
    right: isBlank ? null : 0,
    message: {
      zh: `${place.zh}${isBlank ? "为空白" : "为0"}，而其各部分之和为${sum}。`,
      en: `${place.en} is ${isBlank ? "blank" : "0"}, while its parts add up to ${sum}.`,
    },
  };
}

function observe(report: Report): readonly Observation[] {
  const lines = linesOf(report);
  if (lines.every(({ parts }) => parts.length === 0)) return [];
  const found = lines.map((line) => observeLine(line, report)).filter((each) => each !== null);
  if (found.length > 0) return found;
  const isUnread = lines.every(({ total }) => cellAt(report.tables, total)?.state === "unread");
  return [
    isUnread
      ? {
          verdict: "notAssessable",
          cells: [],
          message: {
            zh: "申请情况表的总计无法读取。",
            en: "The totals of the table of requests were not read.",
          },
        }
      : {
          verdict: "pass",
          cells: [],
          message: { zh: "有数字的行和列均有总计。", en: "Every line with numbers has a total." },
        },
  ];
}

/** Parts are filled in while their total is blank or 0. */
export const totalMissing: ObservationRule = {
  code: "total-missing",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "缺少总计", en: "Total missing" },
  explanation: {
    zh: "申请情况表中某行或某列已填写各部分，而总计为空白或0，通常是漏填。",
    en: "Parts of a row or column are filled while the total is blank or 0, which usually means that it was forgotten.",
  },
  statement: "total > 0 where the sum of its parts > 0",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { cells: { "requests/received/naturalPerson": 2, "requests/received/total": 2 } },
    failing: { cells: { "requests/received/naturalPerson": 2, "requests/received/total": "blank" } },
  },
};
