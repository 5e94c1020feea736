import { describeDatabases } from "@gongkai/db/testing";
import { expect, test } from "vitest";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample } from "./support/test-server.ts";

const WIDE_QUERY = `query ($agencies: Int!, $reports: Int!) {
  agencies(first: $agencies) {
    totalCount { value }
    pageInfo { hasNextPage hasPreviousPage }
    nodes {
      name
      reports(first: $reports) {
        totalCount { value }
        pageInfo { hasNextPage }
        nodes {
          title
          agency { name }
          requests { received { total } }
          tables { proactiveDisclosure { rows { id } } remedies { reconsideration { total } } }
          sections { heading report { agency { name } } }
          findings { rule }
          source { name }
        }
      }
    }
  }
}`;

const SEARCH_QUERY = `query ($first: Int!) {
  search(query: "公开", first: $first, facets: [YEAR, PROVINCE]) {
    facets { values { value count } }
    interpretation { recognised { text } terms { text } }
    nodes { report { agency { name } requests { received { total } } } section { text } snippet { text } }
  }
}`;

describeDatabases("the number of statements", ({ open }) => {
  async function startCounting(): Promise<{
    readonly count: (query: string, variables: Readonly<Record<string, number>>) => Promise<number>;
    readonly close: () => Promise<void>;
  }> {
    const database = await open();
    const statements = recordStatements(database);
    const search = await storeSample(database, 12);
    const server = await startTestServer({ database, search });
    return {
      close: server.close,
      async count(query: string, variables: Readonly<Record<string, number>>): Promise<number> {
        statements.take();
        const { errors } = await server.ask(query, variables);
        expect(errors).toBeUndefined();
        return statements.take().length;
      },
    };
  }

  test("is the same whatever the page sizes", async () => {
    const { count, close } = await startCounting();
    const counts: number[] = [];
    for (const size of [1, 4, 10]) counts.push(await count(WIDE_QUERY, { agencies: size, reports: size }));
    // Agencies: page, count. Their reports: ranks, rows. Numbers of tables, cells of three, sections, findings, their
    // judgements, sources.
    expect(counts).toEqual([12, 12, 12]);

    const searches: number[] = [];
    for (const first of [1, 10, 50]) searches.push(await count(SEARCH_QUERY, { first }));
    expect(new Set(searches).size).toBe(1);
    await close();
  });
});
