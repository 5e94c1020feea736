import { RULES, type Rule } from "@gongkai/rules";
import type { Edition, RuleKind, Severity } from "@gongkai/schema";
import { toGlobalId } from "../global-id.ts";

interface RulesArguments {
  readonly kinds?: readonly RuleKind[] | null;
  readonly severities?: readonly Severity[] | null;
  readonly editions?: readonly Edition[] | null;
}

/** The rule of a code; null where this server has none such. */
export function ruleOf(code: string): Rule | null {
  return RULES.find((rule) => rule.code === code) ?? null;
}

/** The queries for rules. */
export const RULE_QUERIES = {
  rule: (_: unknown, { code }: { readonly code: string }) => ruleOf(code),
  rules: (_: unknown, { kinds, severities, editions }: RulesArguments) =>
    RULES.filter(
      (rule) =>
        (kinds?.includes(rule.kind) ?? true) &&
        (severities?.includes(rule.severity) ?? true) &&
        (editions?.some((edition) => rule.editions.includes(edition)) ?? true),
    ),
};

/** Resolvers of type `Rule`. */
export const RULE_RESOLVERS = {
  id: ({ code }: Rule) => toGlobalId({ type: "Rule", key: code }),
};
