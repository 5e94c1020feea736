import { createHash } from "node:crypto";
import {
  type Cell,
  type Edition,
  type Finding,
  FORMS,
  type FormTable,
  type ProactiveDisclosureTable,
  type RemediesTable,
  type Report,
  type RequestsTable,
  SECTIONS,
  tableCells,
} from "@gongkai/schema";
import type { ReportToStore } from "../../src/index.ts";
import { bareResolution } from "../../src/testing/index.ts";

/** What a sample report should look like; what is absent gets a usual value. */
export interface SampleOptions {
  readonly agency?: string | null;
  readonly place?: string | null;
  /** Whether the name is one body's; by default it is. */
  readonly isCertain?: boolean;
  readonly year?: number | null;
  readonly edition?: Edition;
  /** Text that makes the source another document. */
  readonly remark?: string;
  readonly origin?: string;
  readonly parserVersion?: string;
  readonly rulesVersion?: string;
  readonly synthetic?: boolean;
}

/** A cell of each state in turn, so that a table of a few dozen cells holds them all. */
function sampleCell(index: number, unit: string): Cell {
  const span = { start: index, end: index + 1 };
  const value = unit === "money" ? index * 1000.25 : unit === "change" ? -index : index;
  switch (index % 6) {
    case 1:
      return { state: "blank", span };
    case 2:
      return { state: "notApplicable", raw: "/", span };
    case 3:
      return { state: "unread", because: "column-ambiguous" };
    case 4:
      return { state: "value", value, raw: String(value), span, placement: "deduced" };
    default:
      return { state: "value", value, raw: String(value), span, placement: "printed" };
  }
}

function sampleTable<Table>(form: FormTable): Table {
  const table: Record<string, Record<string, Cell>> = {};
  tableCells(form).forEach(({ row, column }, index) => {
    table[row.id] = { ...table[row.id], [column.id]: sampleCell(index, column.unit) };
  });
  // Row and column ids are those of the form that the table type is made from.
  return table as Table;
}

const FINDING: Finding = {
  rule: "requests-balance",
  ruleVersion: 1,
  kind: "balance",
  severity: "error",
  verdict: "fail",
  formula: "received + pendingAtStart = processed.total + pendingAtEnd",
  left: 12,
  right: 10.5,
  difference: 1.5,
  places: [
    { of: "report", cell: "requests/received/total", claim: null, span: null },
    { of: "report", cell: "requests/pendingAtEnd/total", claim: null, span: null },
  ],
  assumedZero: ["requests/pendingAtStart/total"],
  message: { zh: "收到12件，办理10.5件", en: "12 received, 10.5 processed" },
};

/** A report with every kind of cell, six sections, a diagnostic and a finding, ready to be stored. */
export function sampleReport(options: SampleOptions = {}): ReportToStore {
  const { agency = "清河县司法局", place = null, year = 2022, edition = "2021", remark = "" } = options;
  const title = `${agency ?? ""}${year ?? ""}年政府信息公开工作年度报告`;
  const text = [title, ...SECTIONS.map((section) => section.heading.zh), remark].join("\n");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const span = { start: 0, end: title.length };
  const report: Report = {
    source: { name: "report.txt", sha256 },
    title,
    agency:
      agency === null ? null : { name: agency, place, evidence: [{ kind: "title", name: agency, span }] },
    year,
    edition,
    period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31`, span },
    signedOn: "2023-02-30",
    publishedOn: "2023-03-01",
    documentNumber: "清河司〔2023〕1号",
    contact: { address: "清河路1号", telephone: "0000-1000001", email: null, postcode: null, span },
    claims: [
      {
        kind: "requests.received",
        value: 12,
        isApproximate: false,
        scope: null,
        year: null,
        partOf: null,
        raw: title,
        span,
        section: "overview",
      },
    ],
    tables: {
      proactiveDisclosure: sampleTable<ProactiveDisclosureTable>(FORMS[edition].proactiveDisclosure),
      requests: sampleTable<RequestsTable>(FORMS[edition].requests),
      remedies: sampleTable<RemediesTable>(FORMS[edition].remedies),
    },
    sections: SECTIONS.map((section, index) => ({
      id: section.id,
      heading: `${section.ordinal}、${section.heading.zh}`,
      headingSpan: { start: index, end: index + 1 },
      span: { start: index + 1, end: index + 2 },
      text: `${section.heading.zh}。\n${remark}`,
      paragraphs: [{ start: index + 1, end: index + 2 }],
    })),
  };
  return {
    source: { name: "report.txt", sha256, mediaType: "text/plain", text },
    byteLength: Buffer.byteLength(text),
    origin: options.origin ?? "/reports/report.txt",
    report,
    agency:
      options.isCertain === false
        ? { match: "uncertain", candidates: [] }
        : bareResolution(agency === null ? null : { name: agency, place }),
    diagnostics: [{ code: "column-ambiguous", message: "Row 3 has fewer numbers than columns.", span }],
    findings: [FINDING],
    parserVersion: options.parserVersion ?? "1.0.0",
    rulesVersion: options.rulesVersion ?? "requests-balance@1",
    synthetic: options.synthetic ?? false,
  };
}
