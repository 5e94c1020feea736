import { type Finding, GongkaiError, type Report } from "@gongkai/schema";
import { assessRule } from "./assess-rule.ts";
import { RULES } from "./registry.ts";
import type { Rule } from "./rule.ts";
import type { CheckContext } from "./subject.ts";
import { checkThresholds, type ThresholdSettings } from "./thresholds.ts";

/** What to check a report against, and by which rules. */
export interface CheckOptions extends CheckContext {
  /** The codes of the rules to apply; by default all. */
  readonly rules?: readonly string[] | undefined;
  /** The codes of rules that are not applied. */
  readonly without?: readonly string[] | undefined;
  /** Thresholds other than the defaults; see `THRESHOLDS`. */
  readonly thresholds?: ThresholdSettings | undefined;
  /** Whether passes are given as well. */
  readonly all?: boolean | undefined;
}

function knownCodes(codes: readonly string[]): readonly string[] {
  const unknown = codes.filter((code) => !RULES.some((rule) => rule.code === code));
  if (unknown.length === 0) return codes;
  const known = RULES.map((rule) => rule.code).join(", ");
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `There is no rule called ${unknown.join(", ")}. Use some of: ${known}.`,
  );
}

function selectRules({ rules, without = [] }: CheckOptions): readonly Rule[] {
  const [wanted, unwanted] = [rules === undefined ? undefined : knownCodes(rules), knownCodes(without)];
  return RULES.filter(({ code }) => (wanted?.includes(code) ?? true) && !unwanted.includes(code));
}

/**
 * Checks whether the numbers of a report agree with each other, with its text, and with those of other reports.
 *
 * Gives everything that is not a pass, in the order of {@link RULES}: failures, and what cannot be decided while
 * numbers are blank or unread. Never throws on what a report says; throws a GongkaiError for an unknown rule or
 * threshold.
 */
export function checkReport(report: Report, options: CheckOptions = {}): readonly Finding[] {
  const thresholds = checkThresholds(options.thresholds ?? {});
  const subject = { report, previous: options.previous, context: options, thresholds };
  return selectRules(options).flatMap((rule) => assessRule(rule, subject, options.all === true));
}
