import { describeDatabases } from "@gongkai/db/testing";
import { EDITIONS, FORMS, formCells } from "@gongkai/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

describeDatabases("the API", ({ open }) => {
  let server: TestServer;
  beforeAll(async () => {
    const database = await open();
    const search = await storeSample(database, 4);
    server = await startTestServer({ database, search });
  });
  afterAll(() => server?.close());

  test("lists reports with agency, tables, sections, findings and source", async () => {
    const { status, data, errors } = await server.ask(`{
      reports(first: 2, filter: { years: [2022] }) {
        totalCount { value relation }
        nodes {
          title year edition signedOn synthetic agencyMatch period { start end }
          agency { name }
          agencyEvidence { kind name span { start end } }
          requests { received { total } processed { denied { stateSecret { total } } total { naturalPerson } } pendingAtEnd { total } }
          proactiveDisclosure { documents { rules { issued created } } licensing { licenses { decisions } otherPublicServices { decisions } } fees { administrativeFees { amountCollected } } procurement { centralizedProcurement { totalAmount } } }
          remedies { reconsideration { upheld total } }
          sections { section heading text span { start end } }
          section(id: OVERVIEW) { heading }
          findings(verdicts: [FAIL]) { rule verdict message { zh en } }
          diagnostics { code description { en } }
          source { name sha256 mediaType text }
        }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data.reports.totalCount).toEqual({ value: 4, relation: "EXACT" });
    const [report] = data.reports.nodes;
    expect(report).toMatchObject({ year: 2022, synthetic: true, agencyMatch: "NAMED" });
    expect(report.title).toContain(report.agency.name);
    expect(report.sections.map((section: { section: string }) => section.section)).toContain("REQUESTS");
    expect(report.section.heading).toBe(report.sections[0].heading);
    expect(report.requests.received.total).toEqual(expect.any(Number));
    expect(report.findings).toEqual([
      { rule: "requests-balance", verdict: "FAIL", message: { zh: "不平衡", en: "Does not balance" } },
    ]);
    const { start, end } = report.agencyEvidence[0].span;
    expect(report.source.text.slice(start, end)).toContain(report.agency.name.slice(-3));
  });

  test("gives every printed cell of a report in rows, each pointing at its characters", async () => {
    const { data } = await server.ask(`{
      reports(first: 15) { nodes {
        edition
        source { text }
        tables {
          proactiveDisclosure { rows { ...line } } requests { rows { ...line } } remedies { rows { ...line } }
        }
      } }
    }
    fragment line on TableRow {
      id label { zh en } isGroup group cells { address column label { zh } unit state value raw placement span { start end } because }
    }`);
    for (const report of data.reports.nodes) {
      const edition = EDITIONS.find((each) => report.edition === `EDITION_${each}`);
      if (edition === undefined) throw new Error("A sample report follows a form.");
      const rows = Object.values(report.tables).flatMap((table) => (table as { rows: never[] }).rows);
      const cells = rows.flatMap((row: { cells: never[] }) => row.cells) as {
        address: string;
        raw: string | null;
        span: { start: number; end: number } | null;
      }[];
      expect(cells.map((cell) => cell.address)).toEqual(formCells(edition).map((cell) => cell.address));
      for (const { raw, span } of cells) {
        if (raw !== null && span !== null) expect(report.source.text.slice(span.start, span.end)).toBe(raw);
      }
      expect(rows.map((row: { id: string }) => row.id)).toEqual(
        Object.values(FORMS[edition]).flatMap((table) =>
          table.blocks.flatMap((block) => block.rows.map((row) => row.id)),
        ),
      );
    }
  });

  test("says the same in typed fields as in rows, and null where the edition has no such place", async () => {
    const { data, errors } = await server.ask(`{
      reports(first: 20) { nodes {
        edition
        requests {
          processed { otherwiseClosed { counts { total } other { total } } }
          rows { id cells { column value } }
        }
        proactiveDisclosure { licensing { otherPublicServices { decisions } } documents { rules { issued totalDisclosed } } }
      } }
    }`);
    expect(errors).toBeUndefined();
    for (const { edition, requests, proactiveDisclosure } of data.reports.nodes) {
      const totalOf = (id: string) =>
        requests.rows
          .find((row: { id: string }) => row.id === id)
          ?.cells.find((cell: { column: string }) => cell.column === "total")?.value;
      const { counts, other } = requests.processed.otherwiseClosed;
      if (edition === "EDITION_2019") {
        expect(other).toBeNull();
        expect(counts.total).toBe(totalOf("processed.otherwiseClosed"));
        expect(proactiveDisclosure.documents.rules.issued).toBeNull();
      } else {
        expect(counts).toBeNull();
        expect(other.total).toBe(totalOf("processed.otherwiseClosed.other"));
        expect(proactiveDisclosure.licensing.otherPublicServices).toBeNull();
      }
    }
  });

  test("finds things by their global ids and by their natural keys", async () => {
    const { data } = await server.ask(`{
      agencies(first: 1) { nodes { id name place reports(first: 1) { nodes { id year sections { id section } } } } }
    }`);
    const [agency] = data.agencies.nodes;
    const [report] = agency.reports.nodes;
    const [section] = report.sections;
    const found = await server.ask(
      `query ($ids: [ID!]!, $agency: ID!, $name: String!, $place: String, $year: Int!, $report: ID!) {
        nodes(ids: $ids) { __typename id ... on Section { section report { id } } }
        node(id: $report) { id ... on Report { year } }
        byId: agency(id: $agency) { name }
        byName: agency(name: $name, place: $place) { id }
        byYear: report(agencyId: $agency, year: $year) { id }
        byReportId: report(id: $report) { agency { id } }
        wrongType: agency(id: $report) { id }
        nothing: agency(name: "没有这个机关") { id }
      }`,
      {
        ids: [section.id, "nonsense", agency.id, report.id],
        agency: agency.id,
        name: agency.name,
        place: agency.place ?? "",
        year: report.year,
        report: report.id,
      },
    );
    expect(found.errors).toBeUndefined();
    expect(found.data).toEqual({
      nodes: [
        { __typename: "Section", id: section.id, section: section.section, report: { id: report.id } },
        null,
        { __typename: "Agency", id: agency.id },
        { __typename: "Report", id: report.id },
      ],
      node: { id: report.id, year: report.year },
      byId: { name: agency.name },
      byName: { id: agency.id },
      byYear: { id: report.id },
      byReportId: { agency: { id: agency.id } },
      wrongType: null,
      nothing: null,
    });
  });

  test("searches, and marks what was found without markup", async () => {
    const query = `query ($after: String) {
      search(query: "公开", first: 3, after: $after) {
        totalCount { value relation } engine
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { report { year } section { section text } snippet { text span { start end } marks { start end } } } }
      }
    }`;
    const { data, errors } = await server.ask(query);
    expect(errors).toBeUndefined();
    expect(data.search.edges).toHaveLength(3);
    expect(data.search.totalCount.value).toBeGreaterThan(3);
    expect(data.search.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    for (const { node } of data.search.edges) {
      const { text, span, marks } = node.snippet;
      expect(node.section.text.slice(span.start, span.end)).toBe(text);
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe("公开");
    }
    const next = await server.ask(query, { after: data.search.pageInfo.endCursor });
    expect(next.data.search.pageInfo.hasPreviousPage).toBe(true);
    expect(next.data.search.edges).not.toEqual(data.search.edges);
  });

  test("filters searches and answers an empty page", async () => {
    const { data, errors } = await server.ask(`{
      filtered: search(query: "公开", filter: { years: [2021], sections: [OVERVIEW], synthetic: true }, first: 50) {
        nodes { report { year } section { section } }
      }
      real: search(query: "公开", filter: { synthetic: false }) { totalCount { value } nodes { report { id } } }
      none: search(query: "公开", first: 0) { pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.filtered.nodes.length).toBeGreaterThan(0);
    for (const hit of data.filtered.nodes) {
      expect(hit).toEqual({ report: { year: 2021 }, section: { section: "OVERVIEW" } });
    }
    expect(data.real).toEqual({ totalCount: { value: 0 }, nodes: [] });
    expect(data.none).toEqual({
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null },
      edges: [],
    });
  });

  test("says what it is and how much it holds", async () => {
    const { data } = await server.ask(
      "{ about { softwareVersion database searchEngine counts { agencies reports reportVersions sources waitingForSearch } } }",
    );
    expect(data.about).toEqual({
      softwareVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      database: expect.stringMatching(/^(embedded|postgresql)$/),
      searchEngine: "postgres",
      counts: { agencies: 4, reports: 20, reportVersions: 20, sources: 20, waitingForSearch: 0 },
    });
  });
});
