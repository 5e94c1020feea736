import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { mean } from "../../relevance/measure/metrics.ts";
import { overlapOf } from "../../relevance/measure/overlap.ts";
import type { QueryClassId } from "../../relevance/queries/query.ts";
import { drawFrom, fillIndex } from "../../relevance/run-relevance.ts";
import { DOCUMENTS } from "./fixture.ts";
import { findMeilisearch, openMeilisearchSubject } from "./open-subject.ts";

/** Classes that are answered by the engine itself, and of which every engine has to find the same. */
const CLASSES: readonly QueryClassId[] = [
  "knownItem",
  "bothTerms",
  "alias",
  "agencyYear",
  "number",
  "question",
];

const server = findMeilisearch();
const TITLE = "30 at least 8 of the first 10 hits are the same on both engines, on average";

if (server === null) it.skip(`${TITLE} (skipped: MEILI_URL names no server to test with)`, () => {});
else {
  describeDatabases("overlap of Meilisearch and PostgreSQL", (database) => {
    it(TITLE, async () => {
      const subject = openMeilisearchSubject(await database.open(), server);
      const { search } = subject;
      await search.prepare();
      await fillIndex(search, DOCUMENTS);
      const { queries } = drawFrom(DOCUMENTS, { classes: CLASSES, share: 0.2, seed: 1 });
      const overlaps = new Map<QueryClassId, readonly number[]>();
      for (const [id, list] of queries) {
        const shares: number[] = [];
        for (const { text } of list) {
          const one = await search.search({ text, first: 10 });
          const terms = one.interpretation.terms.filter((term) => !one.omitted.includes(term));
          const other = await search.index.search({
            terms,
            matching: "words",
            filter: one.interpretation.filter,
            order: "relevance",
            facets: [],
            first: 10,
          });
          const [found, expected] = [one, other].map(({ hits }) => hits.map((hit) => hit.id));
          shares.push(overlapOf(found ?? [], expected ?? []));
        }
        overlaps.set(id, shares);
      }
      await subject.close();
      const perClass = [...overlaps].map(([id, shares]) => `${id} ${mean(shares).toFixed(2)}`).join(", ");
      expect(mean([...overlaps.values()].flat()), perClass).toBeGreaterThanOrEqual(0.8);
    });
  });
}
