import type { CheckResult, Invariant } from "./invariant.ts";

/** I10. Proven by comparing the digest of the content with that of a store that came to the same inputs another way. */
export function orderDoesNotMatter(digest: string | undefined, expected: string | undefined): Invariant {
  return {
    name: "order-does-not-matter",
    meaning: "The same inputs give the same content in any order and by any number of processes.",
    async check(): Promise<CheckResult> {
      if (expected === undefined) return { skipped: "No digest was given to compare with." };
      if (digest === expected) return { breaches: [] };
      return { breaches: [{ of: "content", problem: `has digest ${digest}, not ${expected}` }] };
    },
  };
}
