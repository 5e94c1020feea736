import type { Rule } from "../../rule.ts";
import { claimYearOnYear } from "./claim-year-on-year.ts";
import { feeJump } from "./fee-jump.ts";
import { jump } from "./jump.ts";
import { narrativeReused } from "./narrative-reused.ts";
import { pendingContinuity } from "./pending-continuity.ts";
import { restatedFigure } from "./restated-figure.ts";
import { stockContinuity } from "./stock-continuity.ts";
import { suddenZero } from "./sudden-zero.ts";
import { tableNotUpdated } from "./table-not-updated.ts";
import { twoReportsOneYear } from "./two-reports-one-year.ts";

/** Rules about one year against another, in the order in which findings are given. */
export const YEARS_RULES: readonly Rule[] = [
  twoReportsOneYear,
  pendingContinuity,
  stockContinuity,
  jump,
  feeJump,
  suddenZero,
  tableNotUpdated,
  narrativeReused,
  restatedFigure,
  claimYearOnYear,
];
