import type { CheckResult } from "./check-result.ts";

/** What a check came to, in order of gravity: nothing of severity error fails, something does, or there is no report. */
export const CHECK_STATUSES = ["passed", "failed", "unreadable"] as const;

/** What a check came to. */
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What the check of one source came to. With `strict` warnings count as errors do. */
export function checkStatus({ readings, counts: { failures } }: CheckResult, strict = false): CheckStatus {
  if (readings.length === 0) return "unreadable";
  return failures.error > 0 || (strict && failures.warning > 0) ? "failed" : "passed";
}
