import { createHash } from "node:crypto";
import type { Diagnostic, Report } from "@gongkai/schema";
import { canonicalJson } from "./canonical-json.ts";

/** What the parser made of a source as canonical JSON; `parseDigest` is its SHA-256. */
export function canonicalReading(report: Report, diagnostics: readonly Diagnostic[]): string {
  const { source: _, ...read } = report;
  return canonicalJson([read, diagnostics]);
}

/**
 * SHA-256 of what the parser made of a source, in hexadecimal. The source's name takes no part: one document
 * found under two names reads the same.
 */
export function parseDigest(report: Report, diagnostics: readonly Diagnostic[]): string {
  return createHash("sha256").update(canonicalReading(report, diagnostics)).digest("hex");
}
