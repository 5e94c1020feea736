import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeChanges } from "./describe-changes.ts";
import { describeFacets } from "./describe-facets.ts";
import { describeInterpretation } from "./describe-interpretation.ts";
import { describeMatching } from "./describe-matching.ts";
import { describePaging } from "./describe-paging.ts";
import { describeSnippets } from "./describe-snippets.ts";
import { describeSpellings } from "./describe-spellings.ts";
import { DIFFERENCES } from "./differences.ts";
import { DOCUMENTS } from "./fixture.ts";
import { put, type Subject } from "./subject.ts";

/** Faults of a server and the overlap of two engines have suites of their own: `faults.test.ts` and `overlap.test.ts`. */
const ELSEWHERE = [25, 26, 30];

/** What search must do over whichever engine: the numbered behaviours, each a test whose name begins with its number. */
export function describeSearch(name: string, open: () => Promise<Subject>): void {
  describe(`search over ${name}`, () => {
    const tested = new Set(ELSEWHERE);
    let opened: Subject | undefined;
    const subject = () => {
      if (opened === undefined) throw new Error("The engine under test did not open.");
      return opened;
    };

    beforeAll(async () => {
      opened = await open();
      await opened.search.prepare();
      await put(opened, DOCUMENTS);
    });
    afterAll(() => opened?.close());

    const suite = {
      subject,
      behaviour(number: number, title: string, run: () => Promise<void>) {
        tested.add(number);
        it(`${number} ${title}`, run);
      },
    };
    describeMatching(suite);
    describeSpellings(suite);
    describeInterpretation(suite);
    describeFacets(suite);
    describePaging(suite);
    describeSnippets(suite);
    describeChanges(suite);

    it("tests each of the thirty behaviours on two thousand sections or more", () => {
      expect([...tested].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      expect(DOCUMENTS.length).toBeGreaterThanOrEqual(2000);
      expect(DIFFERENCES.every(({ behaviour }) => tested.has(behaviour))).toBe(true);
    });
  });
}
