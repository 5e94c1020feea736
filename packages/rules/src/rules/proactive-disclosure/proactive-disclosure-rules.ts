import type { Rule } from "../../rule.ts";
import { disclosedStock } from "./disclosed-stock.ts";
import { impliedOpeningStock } from "./implied-opening-stock.ts";
import { priorYearPlusChange } from "./prior-year-plus-change.ts";
import { procurementPair } from "./procurement-pair.ts";

/** Rules about table `proactiveDisclosure`, in the order in which findings are given. */
export const PROACTIVE_DISCLOSURE_RULES: readonly Rule[] = [
  impliedOpeningStock,
  priorYearPlusChange,
  procurementPair,
  disclosedStock,
];
