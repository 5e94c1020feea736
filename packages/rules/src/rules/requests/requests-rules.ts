import type { Rule } from "../../rule.ts";
import { applicantFooting } from "./applicant-footing.ts";
import { groupFooting } from "./group-footing.ts";
import { nothingDecided } from "./nothing-decided.ts";
import { onlyTotalFilled } from "./only-total-filled.ts";
import { organizationFooting } from "./organization-footing.ts";
import { outcomeWithoutRequest } from "./outcome-without-request.ts";
import { partWithinWhole } from "./part-within-whole.ts";
import { processedFooting } from "./processed-footing.ts";
import { requestsBalance } from "./requests-balance.ts";
import { totalMissing } from "./total-missing.ts";

/** Rules about table `requests`, in the order in which findings are given. */
export const REQUESTS_RULES: readonly Rule[] = [
  requestsBalance,
  processedFooting,
  applicantFooting,
  groupFooting,
  organizationFooting,
  partWithinWhole,
  onlyTotalFilled,
  totalMissing,
  nothingDecided,
  outcomeWithoutRequest,
];
