import type { Rule } from "../../rule.ts";

/** Rules about a government and the bodies below it, and about publication in time, in the order in which findings are given. */
export const HIERARCHY_RULES: readonly Rule[] = [];
