import type { Truth, TruthValue } from "@gongkai/corpus";
import {
  type Cell,
  type CellAddress,
  cellPlace,
  type Edition,
  formCells,
  type Report,
  type ReportTables,
  type TABLE_IDS,
} from "@gongkai/schema";
import type { CheckContext, ExampleCells, ExampleReport, RuleExample } from "../../src/index.ts";

const NOWHERE = { start: 0, end: 0 } as const;

/** A value as the parser would give it. */
function toCell(value: TruthValue | "unread"): Cell {
  if (value === "blank") return { state: "blank", span: NOWHERE };
  if (value === "notApplicable") return { state: "notApplicable", raw: "/", span: NOWHERE };
  if (value === "unread") return { state: "unread", because: "lines-deduplicated" };
  return { state: "value", value, raw: String(value), span: NOWHERE, placement: "printed" };
}

type Values = ReadonlyMap<CellAddress, TruthValue | "unread">;

/** A report with these values at the places of its form; other places of the form are 0. */
export function buildReport(edition: Edition, year: number | null, values: Values): Report {
  const tables: Record<string, Record<string, Record<string, Cell>>> = {};
  for (const { address } of formCells(edition)) {
    const { table, row, column } = cellPlace(address);
    tables[table] ??= {};
    const rows = tables[table];
    rows[row] ??= {};
    rows[row][column] = toCell(values.get(address) ?? 0);
  }
  return {
    source: { name: "test", sha256: "0".repeat(64) },
    title: null,
    agency: null,
    year,
    edition,
    period: null,
    signedOn: null,
    publishedOn: null,
    documentNumber: null,
    contact: null,
    claims: [],
    // The rows and columns are those of the form, from which the table types are derived.
    tables: tables as unknown as ReportTables,
    sections: [],
  };
}

/** The same report of the 2021 edition with a fee that is printed in ten thousand yuan. */
export function withFee(report: Report, printed: string): Report {
  const { proactiveDisclosure } = report.tables;
  if (proactiveDisclosure === null) return report;
  const value = Math.round(Number(printed) * 1_000_000) / 100;
  const amountCollected: Cell = { state: "value", value, raw: printed, span: NOWHERE, placement: "printed" };
  const rows = { ...proactiveDisclosure, "fees.administrativeFees": { amountCollected } };
  return { ...report, tables: { ...report.tables, proactiveDisclosure: rows } };
}

/** The report that a faultless parser would read from a synthetic one. */
export function reportOf({ edition, year, values }: Truth): Report {
  return buildReport(edition, year, values);
}

/** A report and what an example checks it against. */
export interface ExampleSubject {
  readonly report: Report;
  readonly options: CheckContext;
}

/** The report of an example, with the year before and other context where it has them. */
export function subjectOf({ edition }: RuleExample, example: ExampleReport): ExampleSubject {
  const { year = edition === "2019" ? 2020 : 2022, cells, previous, context } = example;
  const build = (each: ExampleCells | undefined, reportYear: number) =>
    // Object.entries loses the key type.
    buildReport(
      edition,
      reportYear,
      new Map(Object.entries(each ?? {}) as [CellAddress, number | "blank"][]),
    );
  const hasPrevious = previous !== undefined || example.previousReport !== undefined;
  const before = hasPrevious ? { ...build(previous, year - 1), ...example.previousReport } : undefined;
  return {
    report: { ...build(cells, year), ...example.report },
    options: { ...context, previous: before },
  };
}

/** The same report with one table's numbers lost. */
export function withUnreadTable(report: Report, table: (typeof TABLE_IDS)[number]): Report {
  const values: Values = new Map(
    formCells(report.edition ?? "2021").map((cell) => [cell.address, cell.table === table ? "unread" : 0]),
  );
  const unread = buildReport(report.edition ?? "2021", report.year, values).tables[table];
  return { ...report, tables: { ...report.tables, [table]: unread } };
}
