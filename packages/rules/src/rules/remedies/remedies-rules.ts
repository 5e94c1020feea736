import type { Rule } from "../../rule.ts";
import { litigationWithoutReconsideration } from "./litigation-without-reconsideration.ts";
import { moreDisputesThanDecisions } from "./more-disputes-than-decisions.ts";
import { remediesFooting } from "./remedies-footing.ts";

/** Rules about table `remedies`, in the order in which findings are given. */
export const REMEDIES_RULES: readonly Rule[] = [
  remediesFooting,
  moreDisputesThanDecisions,
  litigationWithoutReconsideration,
];
