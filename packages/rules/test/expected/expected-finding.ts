import type { CellAddress } from "@gongkai/schema";

/** What a rule finds in its smallest failing report: formula, left, right, and the cells of the report. */
type ExpectedFinding = readonly [string, number | null, number | null, readonly CellAddress[]];

/** Expected findings by the code of the rule. */
export type ExpectedFindings = Readonly<Record<string, ExpectedFinding>>;
