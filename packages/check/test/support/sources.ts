import { type CorpusReport, generateReport, type ReportRequest } from "@gongkai/corpus";
import { openDocument } from "@gongkai/documents";
import type { Source } from "@gongkai/schema";

/** The text of a report as a source. */
export function toSource(report: Pick<CorpusReport, "name" | "text">): Source {
  return { name: report.name, sha256: "0".repeat(64), mediaType: "text/plain", text: report.text };
}

/** A generated report as a source, as it would be read from a file. */
export async function generatedSource(request: ReportRequest): Promise<Source> {
  const { name, text } = generateReport(request);
  return await openDocument(name, new TextEncoder().encode(text));
}
