import type { Rule } from "../../rule.ts";
import { pendingContinuity } from "./pending-continuity.ts";
import { stockContinuity } from "./stock-continuity.ts";

/** Rules about one year against another, in the order in which findings are given. */
export const YEARS_RULES: readonly Rule[] = [pendingContinuity, stockContinuity];
