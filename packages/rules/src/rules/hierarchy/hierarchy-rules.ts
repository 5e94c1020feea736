import type { Rule } from "../../rule.ts";
import { coverage } from "./coverage.ts";
import { parentCoversChildren } from "./parent-covers-children.ts";
import { publishedLate } from "./published-late.ts";

/** Rules about a government and the bodies below it, and about publication in time, in the order in which findings are given. */
export const HIERARCHY_RULES: readonly Rule[] = [parentCoversChildren, coverage, publishedLate];
