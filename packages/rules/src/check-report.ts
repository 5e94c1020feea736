import { type Finding, GongkaiError, type Report } from "@gongkai/schema";
import { assessRule } from "./assess-rule.ts";
import { RULES } from "./registry.ts";
import type { Rule } from "./rule.ts";

/** What to check a report against. */
export interface CheckOptions {
  /** The report of the same agency for the year before. Without it, rules from year to year say nothing. */
  readonly previous?: Report | undefined;
  /** The codes of the rules to apply; by default all. */
  readonly rules?: readonly string[] | undefined;
  /** Whether passes are given as well. */
  readonly all?: boolean | undefined;
}

function selectRules(codes: readonly string[] | undefined): readonly Rule[] {
  if (codes === undefined) return RULES;
  const unknown = codes.filter((code) => !RULES.some((rule) => rule.code === code));
  if (unknown.length > 0) {
    const known = RULES.map((rule) => rule.code).join(", ");
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `There is no rule called ${unknown.join(", ")}. Use one of: ${known}.`,
    );
  }
  return RULES.filter((rule) => codes.includes(rule.code));
}

/**
 * Checks whether the numbers of a report agree with each other, and with those of the year before.
 *
 * Gives everything that is not a pass, in the order of {@link RULES}: failures, and what cannot be decided while
 * numbers are blank or unread. Never throws on what a report says; throws a GongkaiError for an unknown rule.
 */
export function checkReport(report: Report, options: CheckOptions = {}): readonly Finding[] {
  const subject = { report, previous: options.previous };
  return selectRules(options.rules).flatMap((rule) => assessRule(rule, subject, options.all === true));
}
