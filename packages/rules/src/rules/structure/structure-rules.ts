import type { Rule } from "../../rule.ts";
import { editionOfWrongYear } from "./edition-of-wrong-year.ts";

/** Rules about how a report is put together, in the order in which findings are given. */
export const STRUCTURE_RULES: readonly Rule[] = [editionOfWrongYear];
