import type { FormColumn } from "@gongkai/schema";

/**
 * After how many characters the narrow header cells of the form wrap.
 *
 * Real pages wrap here: the first line alone survives in some copies, so that two columns both read 本年新.
 */
const BREAKS: Readonly<Record<string, number>> = {
  created: 3,
  newlyDisclosed: 3,
  netChange: 4,
  inForce: 5,
  upheld: 2,
  corrected: 2,
  otherOutcome: 2,
  pending: 2,
  commercialEnterprise: 2,
  researchInstitution: 2,
};

/** Columns whose label wraps on the page and survives in every copy seen, with a space in it. */
const NEVER_CUT: ReadonlySet<string> = new Set(["commercialEnterprise", "researchInstitution"]);

/** The lines on which a column's label is printed. */
export function headerLines(column: FormColumn, cutHeaders: boolean): readonly string[] {
  const at = BREAKS[column.id];
  if (at === undefined) return [column.label];
  if (NEVER_CUT.has(column.id)) return [column.label.slice(0, at), column.label.slice(at)];
  return cutHeaders ? [column.label.slice(0, at)] : [column.label];
}
