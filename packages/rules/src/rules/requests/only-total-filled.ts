import { APPLICANTS, type CellAddress, cellAt, FORMS, type Report, tableCells } from "@gongkai/schema";
import { ofRequestsRows } from "../../form-lookup.ts";
import type { ExampleCells, Observation, ObservationRule } from "../../rule.ts";

const KINDS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");

const cellsOf = ofRequestsRows((rows) => ({
  kinds: rows.flatMap((row) => KINDS.map((id): CellAddress => `requests/${row}/${id}`)),
  totals: rows.map((row): CellAddress => `requests/${row}/total`),
}));

function observe(report: Report): readonly Observation[] {
  const { kinds, totals } = cellsOf(report);
  if (totals.length === 0) return [];
  const stateOf = (address: CellAddress) => cellAt(report.tables, address)?.state;
  const filled = totals.filter((address) => stateOf(address) === "value");
  const states = new Set(kinds.map(stateOf));
  if (filled.length === 0 && states.size === 1 && states.has("unread")) {
    return [
      {
        verdict: "notAssessable",
        cells: [],
        message: { zh: "申请情况表无法读取，不能判断。", en: "Table of requests was not read." },
      },
    ];
  }
  if (filled.length === 0 || states.has("value")) {
    return [
      {
        verdict: "pass",
        cells: [],
        message: { zh: "并非只填写总计列。", en: "It is not the case that only the total column is filled." },
      },
    ];
  }
  const isUnread = states.has("unread");
  return [
    {
      verdict: isUnread ? "indeterminate" : "fail",
      cells: filled,
      message: isUnread
        ? {
            zh: `总计列填写${filled.length}格，其余各列未能读取，无法判断是否只填写总计列。`,
            en: `Numbers in the total column: ${filled.length}; the other columns were not read, so whether they were filled cannot be known.`,
          }
        : {
            zh: `申请人各列均为空白，只填写了总计列（${filled.length}格）。`,
            en: `Every column of applicants is blank; only the total column is filled (numbers: ${filled.length}).`,
          },
    },
  ];
}

/** Every cell of the table outside its total column, blank. */
function blankApplicants(): ExampleCells {
  return Object.fromEntries(
    tableCells(FORMS["2021"].requests)
      .filter(({ column }) => column.id !== "total")
      .map(({ address }) => [address, "blank" as const]),
  );
}

/** The agency filled in the total column and left the kinds of applicant blank. */
export const onlyTotalFilled: ObservationRule = {
  code: "only-total-filled",
  version: 1,
  kind: "plausibility",
  severity: "information",
  editions: ["2019", "2021"],
  title: { zh: "只填写总计列", en: "Only the total column is filled" },
  explanation: {
    zh: "申请情况表只填写了总计列，申请人各列为空白。空白不等于零：总计可以使用，申请人构成不可使用。",
    en: "The table of requests is filled in its total column only. Blank is not zero: totals can be used, the split by applicant cannot.",
  },
  statement: "some applicant column is filled",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: blankApplicants() },
  },
};
