import { type Database, storeReport } from "@gongkai/db";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { checkReport } from "@gongkai/rules";
import type { Diagnostic, Finding, Report } from "@gongkai/schema";
import { identifyAgency } from "./identify-agency.ts";
import type { StoredRules } from "./stored-rules.ts";

/** A document on its way into the database. */
export interface DocumentToIngest {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is invented. */
  readonly synthetic: boolean;
}

/** What became of a document. */
export type IngestOutcome =
  | {
      readonly kind: "stored" | "unchanged" | "newVersion";
      readonly report: Report;
      /** Whether the document holds other reports as well, which were not stored. */
      readonly hasOthers: boolean;
      /** What the rules found that is not a pass. */
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "noReport"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads, checks and stores one document in one transaction.
 *
 * @throws DocumentError when the bytes are no readable document, DatabaseError when it cannot be stored.
 */
export async function ingestDocument(
  database: Database,
  { name, bytes, synthetic }: DocumentToIngest,
  { config, rulesVersion }: StoredRules,
): Promise<IngestOutcome> {
  const source = await openDocument(name, bytes);
  const { report, diagnostics } = parseReport(source);
  if (report === null) return { kind: "noReport", diagnostics };
  const agency = identifyAgency(report, source);
  const profile = agency.match === "named" ? agency.agency : undefined;
  const findings = checkReport(report, { ...config, diagnostics, agency: profile });
  const { outcome } = await storeReport(database, {
    source,
    origin: name,
    report,
    agency,
    diagnostics,
    findings,
    parserVersion: PARSER_VERSION,
    rulesVersion,
    synthetic,
  });
  const hasOthers = diagnostics.some(({ code }) => code === "several-reports");
  return { kind: outcome, report, hasOthers, findings };
}
