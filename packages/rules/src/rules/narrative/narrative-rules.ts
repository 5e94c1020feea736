import type { Rule } from "../../rule.ts";

/** Rules about the narrative against the tables and against itself, in the order in which findings are given. */
export const NARRATIVE_RULES: readonly Rule[] = [];
