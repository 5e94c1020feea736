import { expect } from "vitest";
import { isFaultless, type Tally } from "../../proof/tally.ts";

/** Expects that nothing went wrong, and that at least so many faults were done. */
export function expectFaultless(tally: Tally, faults: number): void {
  expect(isFaultless(tally), tally.troubles.join("\n")).toBe(true);
  expect(tally.kills).toBeGreaterThanOrEqual(faults);
}
