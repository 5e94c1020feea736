import { describeDatabases } from "@gongkai/db/testing";
import type { Report } from "@gongkai/schema";
import { expect, test } from "vitest";
import { startTestServer, storeSample } from "./support/test-server.ts";

const SECOND_TEXT = "此处为重复出现的总体情况";

/** Prints the first section once more at the end, with another text. */
function printTwice(report: Report): Report {
  const [first] = report.sections;
  if (first === undefined) throw new Error("The sample's reports have sections.");
  return { ...report, sections: [...report.sections, { ...first, text: SECOND_TEXT, paragraphs: [] }] };
}

const QUERY = `query ($query: String!) {
  search(query: $query, first: 100, filter: { sections: [OVERVIEW] }) {
    nodes { section { text } snippet { text span { start end } } }
  }
}`;

interface Hit {
  readonly section: { readonly text: string };
  readonly snippet: {
    readonly text: string;
    readonly span: { readonly start: number; readonly end: number };
  };
}

describeDatabases("a hit", ({ open }) => {
  test("leads to the section that was found, where a report prints it twice", async () => {
    const database = await open();
    const engine = await storeSample(database, 1, printTwice);
    const server = await startTestServer({ database, engine });
    const second = await server.ask(QUERY, { query: "重复出现" });
    const both = await server.ask(QUERY, { query: "情况" });
    await server.close();
    const texts = second.data.search.nodes.map(({ section }: Hit) => section.text);
    expect(texts).toEqual(Array.from({ length: 5 }, () => SECOND_TEXT));
    for (const { section, snippet } of both.data.search.nodes as readonly Hit[]) {
      expect(section.text.slice(snippet.span.start, snippet.span.end)).toBe(snippet.text);
    }
  });

  test("is dropped when the section is not any more what was indexed", async () => {
    const database = await open();
    const engine = await storeSample(database, 1);
    const server = await startTestServer({ database, engine });
    const search = async () => (await server.ask(QUERY, { query: "公开" })).data.search.nodes;
    const before = await search();
    await database.pool.query(
      `update sections set text = '改' || text where section = 'overview' and version_id = (select min(version_id) from sections)`,
    );
    const after = await search();
    await server.close();
    expect(before).toHaveLength(5);
    expect(after).toHaveLength(4);
  });
});
