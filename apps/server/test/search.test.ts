import { describeDatabases } from "@gongkai/db/testing";
import type { Report } from "@gongkai/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

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
    const search = await storeSample(database, 1, printTwice);
    const server = await startTestServer({ database, search });
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
    const search = await storeSample(database, 1);
    const server = await startTestServer({ database, search });
    const findHits = async () => (await server.ask(QUERY, { query: "公开" })).data.search.nodes;
    const before = await findHits();
    await database.pool.query(
      `update sections set text = '改' || text where section = 'overview' and version_id = (select min(version_id) from sections)`,
    );
    const after = await findHits();
    await server.close();
    expect(before).toHaveLength(5);
    expect(after).toHaveLength(4);
  });
});

const FULL_QUERY = `query ($query: String!, $interpret: Boolean, $asWords: [String!], $matching: SearchMatching) {
  search(
    query: $query
    interpret: $interpret
    asWords: $asWords
    matching: $matching
    facets: [SECTION, YEAR]
    first: 2
  ) {
    totalCount { value relation }
    facets { name values { value count } relation }
    interpretation {
      recognised { kind span { start end } text meaning isFilter }
      terms { text isPhrase isExcluded }
    }
    omitted { text }
    suggestions { text replaced { start end } reason }
    engine
    fallback
  }
}`;

describeDatabases("the answer to a search", ({ open }) => {
  let server: TestServer;
  beforeAll(async () => {
    const database = await open();
    server = await startTestServer({ database, search: await storeSample(database, 2) });
  });
  afterAll(() => server?.close());

  test("says how the query was understood, what was counted, and who answered", async () => {
    const { data, errors } = await server.ask(FULL_QUERY, { query: "2022年 公开 -总体情况" });
    expect(errors).toBeUndefined();
    const { interpretation, facets, engine, fallback, omitted } = data.search;
    expect(interpretation.recognised).toMatchObject([
      { kind: "YEAR", span: { start: 0, end: 5 }, text: "2022年", isFilter: true },
      { kind: "EXCLUSION", text: "-总体情况", isFilter: false },
    ]);
    expect(interpretation.terms).toEqual([
      { text: "公开", isPhrase: false, isExcluded: false },
      { text: "总体情况", isPhrase: false, isExcluded: true },
    ]);
    expect(facets.map(({ name }: { name: string }) => name)).toEqual(["SECTION", "YEAR"]);
    expect(facets[0].values.map(({ value }: { value: string }) => value)).toContain("PROACTIVE_DISCLOSURE");
    // Years are counted without the filter on years.
    expect(facets[1].values).toHaveLength(5);
    expect([engine, fallback, omitted]).toEqual(["postgres", null, []]);
  });

  test("is another one when a piece of the query is to be words, or all of it one run of characters", async () => {
    const asWords = await server.ask(FULL_QUERY, { query: "2022年 公开", asWords: ["2022年"] });
    expect(asWords.data.search.interpretation.recognised).toEqual([]);
    const plain = await server.ask(FULL_QUERY, { query: "2022年 公开", interpret: false });
    expect(plain.data.search.interpretation.terms).toHaveLength(2);
    const exact = await server.ask(FULL_QUERY, { query: "府信息公", matching: "EXACT" });
    expect(exact.data.search.totalCount.value).toBeGreaterThan(0);
    expect(exact.data.search.interpretation.terms).toEqual([
      { text: "府信息公", isPhrase: true, isExcluded: false },
    ]);
  });

  test("says which words were left out", async () => {
    const { data } = await server.ask(FULL_QUERY, { query: "公开 火箭发射" });
    expect(data.search.omitted).toEqual([{ text: "火箭发射" }]);
    expect(data.search.totalCount.value).toBeGreaterThan(0);
  });

  test("keeps to every part of the filter", async () => {
    const agency = (await server.ask("{ agencies(first: 1) { nodes { id name } } }")).data.agencies.nodes[0];
    const { data, errors } = await server.ask(
      `query ($agency: ID!) {
        search(query: "", filter: { agencyIds: [$agency], fromYear: 2021, toYear: 2022, sections: [OVERVIEW] }, order: OLDEST) {
          nodes { report { id year agency { name } } section { section } }
        }
      }`,
      { agency: agency.id },
    );
    expect(errors).toBeUndefined();
    const { nodes } = data.search;
    const found = nodes.map(
      ({
        report,
        section,
      }: {
        report: { year: number; agency: { name: string } };
        section: { section: string };
      }) => [report.year, report.agency.name, section.section],
    );
    expect(found).toEqual([
      [2021, agency.name, "OVERVIEW"],
      [2022, agency.name, "OVERVIEW"],
    ]);
    const within = await server.ask(
      `query ($report: ID!) { search(query: "", filter: { reportIds: [$report] }, first: 50) { nodes { report { id } } } }`,
      { report: nodes[0].report.id },
    );
    const ids = within.data.search.nodes.map(({ report }: { report: { id: string } }) => report.id);
    expect([...new Set(ids)]).toEqual([nodes[0].report.id]);
    const wrong = await server.ask('{ search(query: "", filter: { regionCodes: ["32"] }) { engine } }');
    expect(wrong.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("suggests agencies while a name is typed", async () => {
    const [{ name }] = (await server.ask("{ agencies(first: 1) { nodes { name } } }")).data.agencies.nodes;
    const { data, errors } = await server.ask(
      "query ($text: String!) { suggestAgencies(text: $text, first: 3) { agency { id name } matched by } }",
      { text: name.slice(0, 4) },
    );
    expect(errors).toBeUndefined();
    expect(data.suggestAgencies[0]).toMatchObject({ agency: { name }, by: "NAME" });
    const none = await server.ask('{ suggestAgencies(text: "", first: 0) { matched } }');
    expect(none.data.suggestAgencies).toEqual([]);
  });
});
