import type { SectionId, TableId } from "@gongkai/schema";
import type { Line } from "./lines.ts";

/** How the first lines of each table read. */
const OPENINGS: Readonly<Record<TableId, RegExp>> = {
  proactiveDisclosure: /^\|?\s*第二十条\s*第\s*\(?[一五六八九]/,
  requests: /^\|?\s*\(?\s*(?:本列数据|申请人情况)|勾稽关系/,
  remedies: /^\|?\s*行政复议\s*(?:\||$|\s{2,})/,
};
const TABLES = ["proactiveDisclosure", "requests", "remedies"] as const;
const LONGEST_OPENING = 120;

/**
 * Where in a section's lines the table of another section begins whose own heading is missing; the number of lines
 * where there is none. What follows belongs to no section that is known.
 */
export function strayTableStart(
  section: SectionId,
  lines: readonly Line[],
  present: ReadonlySet<SectionId>,
): number {
  const missing = TABLES.filter((table) => !present.has(table) && table !== section);
  if (missing.length === 0) return lines.length;
  const found = lines.findIndex(
    ({ text }) => text.length <= LONGEST_OPENING && missing.some((table) => OPENINGS[table].test(text)),
  );
  return found === -1 ? lines.length : found;
}
