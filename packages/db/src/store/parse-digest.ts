import { createHash } from "node:crypto";
import type { Diagnostic, Report } from "@gongkai/schema";

/** JSON with the keys of every object in order, so that equal values give equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );
}

/**
 * SHA-256 of what the parser made of a source, in hexadecimal. The source's name takes no part: one document
 * found under two names reads the same.
 */
export function parseDigest(report: Report, diagnostics: readonly Diagnostic[]): string {
  const { source: _, ...read } = report;
  return createHash("sha256")
    .update(canonicalJson([read, diagnostics]))
    .digest("hex");
}
