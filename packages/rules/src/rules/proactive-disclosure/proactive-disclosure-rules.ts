import type { Rule } from "../../rule.ts";
import { countsInItemColumn } from "./counts-in-item-column.ts";
import { disclosedStock } from "./disclosed-stock.ts";
import { impliedOpeningStock } from "./implied-opening-stock.ts";
import { priorYearPlusChange } from "./prior-year-plus-change.ts";
import { procurementPair } from "./procurement-pair.ts";
import { ruleMakingPower } from "./rule-making-power.ts";

/** Rules about table `proactiveDisclosure`, in the order in which findings are given. */
export const PROACTIVE_DISCLOSURE_RULES: readonly Rule[] = [
  impliedOpeningStock,
  ruleMakingPower,
  priorYearPlusChange,
  procurementPair,
  disclosedStock,
  countsInItemColumn,
];
