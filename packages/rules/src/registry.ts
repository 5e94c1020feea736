import type { Rule } from "./rule.ts";
import { applicantFooting } from "./rules/applicant-footing.ts";
import { disclosedStock } from "./rules/disclosed-stock.ts";
import { editionOfWrongYear } from "./rules/edition-of-wrong-year.ts";
import { fractionalCount } from "./rules/fractional-count.ts";
import { impliedOpeningStock } from "./rules/implied-opening-stock.ts";
import { negativeCount } from "./rules/negative-count.ts";
import { nothingDecided } from "./rules/nothing-decided.ts";
import { onlyTotalFilled } from "./rules/only-total-filled.ts";
import { outcomeWithoutRequest } from "./rules/outcome-without-request.ts";
import { partWithinWhole } from "./rules/part-within-whole.ts";
import { pendingContinuity } from "./rules/pending-continuity.ts";
import { priorYearPlusChange } from "./rules/prior-year-plus-change.ts";
import { processedFooting } from "./rules/processed-footing.ts";
import { procurementPair } from "./rules/procurement-pair.ts";
import { remediesFooting } from "./rules/remedies-footing.ts";
import { requestsBalance } from "./rules/requests-balance.ts";
import { stockContinuity } from "./rules/stock-continuity.ts";
import { totalMissing } from "./rules/total-missing.ts";

/** Every rule, in the order in which findings are given: structure, cells, tables as printed, then year to year. */
export const RULES: readonly Rule[] = [
  editionOfWrongYear,
  negativeCount,
  fractionalCount,
  impliedOpeningStock,
  priorYearPlusChange,
  procurementPair,
  disclosedStock,
  requestsBalance,
  processedFooting,
  applicantFooting,
  partWithinWhole,
  onlyTotalFilled,
  totalMissing,
  nothingDecided,
  outcomeWithoutRequest,
  remediesFooting,
  pendingContinuity,
  stockContinuity,
];

/**
 * What names this state of the rules: the code and version of each, such as `negative-count@1`, joined by spaces.
 * Findings kept with another text than this are out of date.
 */
export const RULES_VERSION: string = RULES.map(({ code, version }) => `${code}@${version}`).join(" ");
