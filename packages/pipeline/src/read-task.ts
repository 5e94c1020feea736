import { createHash } from "node:crypto";
import { encodeSource, type IngestStage, type ReadingToStore, type SourceSighting } from "@gongkai/db";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReports } from "@gongkai/parser";
import { checkReport } from "@gongkai/rules";
import { type Diagnostic, type ReportReading, reportCells, type Source } from "@gongkai/schema";
import { describeFailure } from "./describe-failure.ts";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import { identifyAgency } from "./identify-agency.ts";
import type { ReportLine } from "./ingest-event.ts";
import type { StoredRules } from "./stored-rules.ts";

/** Why a document gave no report, as far as is known. */
function whyNoReport(origin: string, diagnostics: readonly Diagnostic[]): string {
  const reason = diagnostics.find(({ code }) => code !== "no-report");
  if (reason !== undefined) return `${origin} holds no report that could be read: ${reason.message}`;
  return `${origin} holds no report: neither its headings nor its tables were found.`;
}

function describeReport({ report, findings }: ReadingToStore): ReportLine {
  const cells = reportCells(report);
  const failed = findings.filter(({ verdict }) => verdict === "fail");
  return {
    agency: report.agency?.name ?? null,
    year: report.year,
    edition: report.edition,
    cells: cells.length,
    unreadCells: cells.filter(([, cell]) => cell.state === "unread").length,
    failedRules: failed.length,
  };
}

/** Finds out whose report it is and checks it. */
function checkReading(
  { report, diagnostics: ofReport }: ReportReading,
  source: Source,
  ofSource: readonly Diagnostic[],
  { config }: StoredRules,
): ReadingToStore {
  const diagnostics = [...ofSource, ...ofReport];
  const agency = identifyAgency(report, source);
  const profile = agency.match === "named" ? agency.agency : undefined;
  const findings = checkReport(report, { ...config, diagnostics, agency: profile });
  return { report, agency, diagnostics, findings };
}

/** Where a document was met, and by what it was read. */
function toSighting(task: DocumentTask, source: Source, { rulesVersion }: StoredRules): SourceSighting {
  const { origin, url, seenAt, inputId, bytes, synthetic } = task;
  return {
    source,
    bytes,
    origin,
    url,
    ...(seenAt === null ? {} : { observedAt: seenAt }),
    inputId,
    parserVersion: PARSER_VERSION,
    rulesVersion,
    synthetic,
  };
}

/** Reads one document: takes its text out, parses it, finds out whose reports it holds, checks them and encodes them. */
export async function readTask(task: DocumentTask, rules: StoredRules): Promise<ReadOutcome> {
  const { origin, bytes, url } = task;
  let sha256: string | null = null;
  let stage: IngestStage = "open";
  try {
    const source = await openDocument(origin, bytes, url === null ? {} : { url });
    sha256 = source.sha256;
    stage = "parse";
    const { reports, diagnostics } = parseReports(source);
    if (reports.length === 0) return { kind: "noReport", sha256, detail: whyNoReport(origin, diagnostics) };
    stage = "check";
    const readings = reports.map((reading) => checkReading(reading, source, diagnostics, rules));
    stage = "store";
    return {
      kind: "reports",
      sha256,
      lines: readings.map(describeReport),
      encoded: encodeSource({ ...toSighting(task, source, rules), readings }),
    };
  } catch (thrown) {
    sha256 ??= createHash("sha256").update(bytes).digest("hex");
    return { kind: "failed", sha256, stage, ...describeFailure(origin, thrown) };
  }
}
