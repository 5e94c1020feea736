import type { Rule } from "../../rule.ts";
import { claimApplicant } from "./claim-applicant.ts";
import { claimChannels } from "./claim-channels.ts";
import { claimDecisions } from "./claim-decisions.ts";
import { claimDocuments } from "./claim-documents.ts";
import { claimFee } from "./claim-fee.ts";
import { claimOutcome } from "./claim-outcome.ts";
import { claimPendingAtEnd } from "./claim-pending-at-end.ts";
import { claimPendingAtStart } from "./claim-pending-at-start.ts";
import { claimProcessed } from "./claim-processed.ts";
import { claimRate } from "./claim-rate.ts";
import { claimReceived } from "./claim-received.ts";
import { claimRemedies } from "./claim-remedies.ts";
import { claimSum } from "./claim-sum.ts";
import { claimZero } from "./claim-zero.ts";
import { claimsAgree } from "./claims-agree.ts";
import { feeNotice } from "./fee-notice.ts";
import { feeUnit } from "./fee-unit.ts";
import { processingFeeStated } from "./processing-fee-stated.ts";
import { sectionSaysNone } from "./section-says-none.ts";

/** Rules about the narrative against the tables and against itself, in the order in which findings are given. */
export const NARRATIVE_RULES: readonly Rule[] = [
  claimZero,
  sectionSaysNone,
  claimDocuments,
  claimDecisions,
  claimFee,
  feeUnit,
  claimReceived,
  claimPendingAtStart,
  claimPendingAtEnd,
  claimProcessed,
  claimOutcome,
  claimApplicant,
  claimChannels,
  claimRate,
  claimRemedies,
  claimSum,
  claimsAgree,
  processingFeeStated,
  feeNotice,
];
