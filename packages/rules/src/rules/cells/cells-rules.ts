import type { Rule } from "../../rule.ts";
import { copiesDisagree } from "./copies-disagree.ts";
import { fractionalCount } from "./fractional-count.ts";
import { negativeCount } from "./negative-count.ts";
import { suspiciousNumber } from "./suspicious-number.ts";
import { unitContradictsColumn } from "./unit-contradicts-column.ts";

/** Rules about single cells, in the order in which findings are given. */
export const CELLS_RULES: readonly Rule[] = [
  negativeCount,
  fractionalCount,
  unitContradictsColumn,
  suspiciousNumber,
  copiesDisagree,
];
