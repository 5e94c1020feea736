import type { Report } from "@gongkai/schema";
import type { Subject } from "../../subject.ts";

/** The bodies below a government that reported for its year, and those that did not. */
export interface Children {
  /** The reports of each body for the year: one, or several where it is given more than once. */
  readonly bodies: readonly (readonly Report[])[];
  /** How many should have reported; null where nobody knows. */
  readonly expected: number | null;
  /** Whether there are no other bodies than those expected. */
  readonly isExhaustive: boolean;
  /** The names of those that did not, in the order expected. */
  readonly absentees: readonly string[];
}

/** The expected body that a report is of: by its name, or by the one expected name that ends with it. */
function expectedName(report: Report, expected: readonly string[]): string | null {
  const name = report.agency?.name;
  if (name === undefined) return null;
  if (expected.includes(name)) return name;
  const longer = expected.filter((each) => each.endsWith(name));
  const [only] = longer;
  // 教育局 alone may be that of any place.
  return longer.length === 1 && only !== undefined ? only : null;
}

function isSummaryItself(report: Report, child: Report): boolean {
  return child === report || (child.agency !== null && child.agency.name === report.agency?.name);
}

/**
 * The bodies that a summary report covers. Null where none are given, and for a report that is known to be a
 * department's own.
 */
export function childrenOf({ report, context }: Subject): Children | null {
  const { subordinates, agency } = context;
  if (subordinates === undefined) return null;
  if (agency !== undefined && agency.kind !== null && agency.kind !== "government") return null;
  const expected = [...new Set(subordinates.expected ?? [])];
  const bodies = new Map<string | Report, Report[]>();
  for (const child of subordinates.reports) {
    if (child.year !== report.year || report.year === null || isSummaryItself(report, child)) continue;
    const key = expectedName(child, expected) ?? child.agency?.name ?? child;
    bodies.set(key, [...(bodies.get(key) ?? []), child]);
  }
  return {
    bodies: [...bodies.values()],
    expected: subordinates.expected === null ? null : expected.length,
    isExhaustive: subordinates.isExhaustive ?? false,
    absentees: expected.filter((name) => !bodies.has(name)),
  };
}
