import type { SearchFilter } from "../engine.ts";
import { filterValue, nameValue } from "./engine-values.ts";

/** A filter as the engine takes it: all of the expressions must hold. */
export function filterExpressions(filter: SearchFilter): string[] {
  const expressions: string[] = [];
  const { years, yearRange, sections, agencyIds, regionCodes, levels, kinds, reportIds, synthetic } = filter;
  if (years !== undefined) expressions.push(amongNumbers("year", years));
  if (yearRange !== undefined) {
    if (yearRange.from !== null) expressions.push(`year >= ${Math.ceil(finite(yearRange.from))}`);
    if (yearRange.to !== null) expressions.push(`year <= ${Math.floor(finite(yearRange.to))}`);
  }
  if (sections !== undefined) expressions.push(amongWritten("section", sections.map(nameValue)));
  if (agencyIds !== undefined) expressions.push(amongValues("agencyId", agencyIds));
  if (regionCodes !== undefined) expressions.push(amongValues("regions", regionCodes));
  if (levels !== undefined) expressions.push(amongWritten("level", levels.map(nameValue)));
  if (kinds !== undefined) expressions.push(amongWritten("kind", kinds.map(nameValue)));
  if (reportIds !== undefined) expressions.push(amongValues("reportId", reportIds));
  if (synthetic !== undefined) expressions.push(`synthetic = ${synthetic}`);
  return expressions;
}

/** What leaves reports aside, as an expression; none where there are no reports. */
export function withoutReports(reportIds: readonly string[]): string[] {
  return reportIds.length === 0 ? [] : [`NOT ${amongValues("reportId", reportIds)}`];
}

/** The documents of the reports that are of none of the changes. */
export function outdatedDocuments(reportIds: readonly string[], changes: readonly number[]): string[] {
  const outdated = [amongValues("reportId", reportIds)];
  if (changes.length > 0) outdated.push(`NOT ${amongNumbers("change", changes)}`);
  return outdated;
}

function amongValues(attribute: string, values: readonly string[]): string {
  return amongWritten(attribute, values.map(filterValue));
}

/** Values in which no character means anything. */
function amongWritten(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map((value) => `"${value}"`).join(", ")}]`;
}

function amongNumbers(attribute: string, values: readonly number[]): string {
  return `${attribute} IN [${values.filter(Number.isSafeInteger).join(", ")}]`;
}

/** A number that can be written in digits: no year is beyond these. */
function finite(value: number): number {
  if (Number.isNaN(value)) return Number.MAX_SAFE_INTEGER;
  return Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
