import type { EngineCapabilities } from "../../src/index.ts";

/** A behaviour that depends on what an engine can do. */
export interface Difference {
  /** The number of the behaviour. */
  readonly behaviour: number;
  /** What differs and what to do about it. */
  readonly says: string;
  /** Whether engines with these capabilities differ. */
  applies(capabilities: EngineCapabilities): boolean;
  /** The queries of the suite that may then find fewer documents: never others than those that hold what is looked for. */
  readonly queries: readonly string[];
}

/** All that engines may differ in. The suite reads this table: what is not in it must be the same on every engine. */
export const DIFFERENCES: readonly Difference[] = [
  {
    behaviour: 2,
    says: "In `words` an engine without substrings may miss what begins or ends inside a word; `exact` finds it.",
    applies: ({ substrings }) => !substrings,
    queries: ["策简", "院联动机"],
  },
  {
    behaviour: 11,
    says: "In `words` an engine without substrings finds a single character only where it is a word; `exact` finds it.",
    applies: ({ substrings }) => !substrings,
    queries: ["栈", "龘", "𬭛"],
  },
  {
    behaviour: 14,
    says: "In `words` signs are found where the words beside them are whole; `exact` finds them anywhere.",
    applies: ({ substrings }) => !substrings,
    queries: ["标*合", "格(甲)"],
  },
  {
    behaviour: 15,
    says: "With words to look for, an engine without substrings may count `atLeast`: what it counts besides need not hold them.",
    applies: ({ substrings }) => !substrings,
    queries: ["网站页面", "灯塔"],
  },
];

/** The difference that a query may show on an engine; undefined where the result must be the same on every engine. */
export function differenceFor(query: string, capabilities: EngineCapabilities): Difference | undefined {
  return DIFFERENCES.find(({ queries, applies }) => queries.includes(query) && applies(capabilities));
}
