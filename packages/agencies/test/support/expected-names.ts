import type { AgencyResolution } from "../../src/index.ts";
import { describeAgency, resolveAgency } from "../../src/index.ts";

/** A name and what is to be found for it. */
export interface ExpectedName {
  readonly name: string;
  readonly place: string | null;
  /** Kind, level, code and match, joined by bars; `-` for null. */
  readonly expected: string;
}

/** Reads a list such as `GOLDEN_NAMES`. */
export function readExpectedNames(list: string): readonly ExpectedName[] {
  return list
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", kind, level, code, match, place = null] = line.split("|");
      return { name, place, expected: [kind, level, code, match].join("|") };
    });
}

/** Resolves a name that a title gives and nothing else but a place. */
export function resolveName(name: string, place: string | null): AgencyResolution {
  return resolveAgency({ mention: { name, place, evidence: [] } });
}

/** What is found for a name, in the form of `expected`. */
export function findName(name: string, place: string | null): string {
  const { match } = resolveName(name, place);
  const { kind, level, region } = describeAgency(name, { place });
  return [kind ?? "-", level ?? "-", region?.code ?? "-", match].join("|");
}
