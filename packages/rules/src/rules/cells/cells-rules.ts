import type { Rule } from "../../rule.ts";
import { fractionalCount } from "./fractional-count.ts";
import { negativeCount } from "./negative-count.ts";

/** Rules about single cells, in the order in which findings are given. */
export const CELLS_RULES: readonly Rule[] = [negativeCount, fractionalCount];
