import { describeDatabases } from "@gongkai/db/testing";
import { formCells, snakeCase } from "@gongkai/schema";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

type Row = Readonly<Record<string, unknown>>;

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters: readonly {
            readonly name: string;
            readonly in: string;
            readonly schema: Row;
          }[];
        };
      }
    >
  >;
}

/** The rows of JSON Lines. */
function rowsOf(text: string): readonly Row[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** A text that a parameter of a schema takes. */
function exampleOf(schema: Row): string {
  if (Array.isArray(schema.enum)) return String(schema.enum[0]);
  if (schema.type === "array") return exampleOf(schema.items as Row);
  return { integer: "2022", boolean: "true" }[String(schema.type)] ?? "44";
}

describeDatabases("downloads", ({ open }) => {
  let server: TestServer;
  beforeAll(async () => {
    const database = await open();
    const search = await storeSample(database, 4);
    // So that every file of the sample has several pages.
    server = await startTestServer({ database, search, downloads: { pageSize: 3 } });
  });
  afterAll(() => server?.close());

  const get = (path: string) => fetch(server.url + path);
  const rows = async (path: string) => rowsOf(await (await get(path)).text());

  test("give the reports that GraphQL gives for the same filter, in the same order", async () => {
    const { data: known } = await server.ask("{ agencies { nodes { id } } }");
    const id: string = known.agencies.nodes[1].id;
    const filters = [
      ["", "{}"],
      ["?years=2020,2022", "{ years: [2020, 2022] }"],
      ["?editions=2019", "{ editions: [EDITION_2019] }"],
      ["?editions=EDITION_2021&synthetic=true", "{ editions: [EDITION_2021], synthetic: true }"],
      ["?synthetic=false", "{ synthetic: false }"],
      [`?agencyIds=${id}`, `{ agencyIds: [${JSON.stringify(id)}] }`],
    ];
    for (const [query, filter] of filters) {
      const { data } = await server.ask(
        `{ reports(first: 100, filter: ${filter}) { nodes { id year title documentNumber signedOn agency { id name } source { sha256 } } } }`,
      );
      expect(
        (await rows(`/v1/reports.jsonl${query}`)).map((row) => ({
          id: row.report_id,
          year: row.year,
          title: row.title,
          documentNumber: row.document_number,
          signedOn: row.signed_on,
          agency: { id: row.agency_id, name: row.agency_name },
          source: { sha256: row.source_sha256 },
        })),
      ).toEqual(data.reports.nodes);
    }
  });

  test("give the cells that GraphQL gives, with their states", async () => {
    for (const edition of ["2019", "2021"] as const) {
      const { data } = await server.ask(
        `{ reports(first: 5, filter: { editions: [EDITION_${edition}] }) { nodes { id tables {
          proactiveDisclosure { rows { cells { ...cell } } } requests { rows { cells { ...cell } } } remedies { rows { cells { ...cell } } }
        } } } } fragment cell on TableCell { address state value }`,
      );
      const found = await rows(`/v1/figures-${edition}.jsonl`);
      for (const [index, report] of data.reports.nodes.entries()) {
        const row = found[index] ?? {};
        expect(row.report_id).toBe(report.id);
        const cells = Object.values(report.tables).flatMap((table) =>
          (table as { rows: { cells: Row[] }[] }).rows.flatMap((line) => line.cells),
        );
        expect(cells).toHaveLength(formCells(edition).length);
        for (const { address, state, value } of cells) {
          const name = snakeCase(String(address));
          expect([name, row[name], snakeCase(String(row[`${name}_state`])).toUpperCase()]).toEqual([
            name,
            value,
            state,
          ]);
        }
      }
    }
  });

  test("give the agencies that GraphQL gives", async () => {
    const { data } = await server.ask("{ agencies(first: 100) { nodes { id name level regionCode } } }");
    const found = await rows("/v1/agencies.jsonl");
    expect(
      found.map((row) => ({
        id: row.agency_id,
        name: row.name,
        level: row.level === null ? null : String(row.level).toUpperCase(),
        regionCode: row.region_code,
      })),
    ).toEqual(data.agencies.nodes);
    const [first] = data.agencies.nodes;
    expect(await rows(`/v1/agencies.jsonl?nameContains=${encodeURIComponent(first.name)}`)).toHaveLength(1);
  });

  test("come as CSV with one line of names, and with a byte order mark where it is asked for", async () => {
    const response = await get("/v1/reports.csv?years=2022");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="gongkai-reports.csv"');
    const text = await response.text();
    expect(text.split("\r\n")[0]).toMatch(/^report_id,agency_id,/);
    expect(text.match(/report_id,/g)).toHaveLength(1);
    expect(text.split("\r\n")).toHaveLength(1 + 4 + 1);
    const marked = new Uint8Array(await (await get("/v1/reports.csv?years=2022&bom=true")).arrayBuffer());
    expect([...marked.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(marked)).toBe(text);
    expect(await (await get("/v1/figures.csv?years=1999")).text()).toMatch(/^report_id,[^\n]*\r\n$/);
  });

  test.each([
    ["/v1/reports.csv?colour=red", "colour"],
    ["/v1/reports.csv?years=twenty", "years"],
    ["/v1/reports.csv?years=2020,", "years"],
    ["/v1/reports.csv?years=", "years"],
    ["/v1/reports.csv?years=99999999999", "years"],
    ["/v1/reports.csv?years=2020&years=2021", "years"],
    ["/v1/reports.csv?levels=heavenly", "levels"],
    ["/v1/reports.csv?synthetic=1", "synthetic"],
    ["/v1/reports.csv?synthetic=constructor", "synthetic"],
    ["/v1/reports.csv?bom=toString", "bom"],
    ["/v1/reports.jsonl?bom=true", "bom"],
    ["/v1/agencies.csv?years=2020", "years"],
    ["/v1/reports.csv?__proto__=1", "__proto__"],
    [`/v1/reports.csv?years=${Array.from({ length: 251 }, () => "2020").join()}`, "years"],
    ["/v1/codebook.json?x=1", "x"],
  ])("refuse %s in the shape of every error", async (path, name) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: Row }[] };
    expect(errors[0]?.message).toContain(name);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", requestId: expect.any(String) });
  });

  test("answer other methods with what is allowed", async () => {
    for (const method of ["POST", "HEAD", "DELETE"]) {
      const response = await fetch(`${server.url}/v1/reports.csv`, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, OPTIONS"]);
    }
  });

  describe("the stored text of a report", () => {
    test("is the one that GraphQL tells, as plain text that no browser runs", async () => {
      const { data } = await server.ask(
        "{ reports(first: 2) { nodes { id versions { nodes { id } } source { text } } } }",
      );
      for (const { id, versions, source } of data.reports.nodes) {
        for (const each of [id, versions.nodes[0].id]) {
          const response = await get(`/reports/${each}/source`);
          expect(await response.text()).toBe(source.text);
          expect(Object.fromEntries(response.headers)).toMatchObject({
            "content-type": "text/plain; charset=utf-8",
            "content-disposition": "inline",
            "x-content-type-options": "nosniff",
            "content-security-policy": "default-src 'none'; sandbox",
          });
        }
      }
    });

    test.each(["nonsense", "UmVwb3J0Om5vbmU", "VmVyc2lvbjo5OTk5OTk", "%00"])(
      "is not found for %s",
      async (id) => {
        const response = await get(`/reports/${id}/source`);
        expect(response.status).toBe(404);
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
      },
    );
  });

  describe("the codebook", () => {
    test("has every column of every file", async () => {
      const { columns, schemas } = (await (await get("/v1/codebook.json")).json()) as {
        columns: Row[];
        schemas: Record<string, { fields: Row[] }>;
      };
      for (const [name, { fields }] of Object.entries(schemas)) {
        const [line = ""] = (
          await (await get(`/v1/${name}.csv?years=2022`.replace(/(agencies.csv).*/, "$1"))).text()
        ).split("\r\n");
        expect(line.split(",")).toEqual(fields.map((field) => field.name));
        expect(columns.filter((row) => row.dataset === name).map((row) => row.column)).toEqual(
          line.split(","),
        );
      }
      expect((await (await get("/v1/codebook.csv")).text()).split("\r\n")).toHaveLength(columns.length + 2);
    });
  });

  describe("the description", () => {
    test("is valid OpenAPI 3.1", async () => {
      const description = (await (await get("/v1/openapi.json")).json()) as Record<string, unknown>;
      const { valid, errors } = await new Validator().validate(description);
      expect(errors).toBeUndefined();
      expect(valid).toBe(true);
    });

    test("names nothing that is not served, and no parameter that is not taken", async () => {
      const { paths } = (await (await get("/v1/openapi.json")).json()) as Described;
      const { data } = await server.ask("{ reports(first: 1) { nodes { id } } }");
      for (const [path, { get: described }] of Object.entries(paths)) {
        const address = path.replace("{id}", data.reports.nodes[0].id);
        expect([path, (await get(address)).status]).toEqual([path, 200]);
        const query = described.parameters.filter((parameter) => parameter.in === "query");
        const given = query.map(({ name, schema }) => `${name}=${exampleOf(schema)}`).join("&");
        expect([path, (await get(`${address}?${given}`)).status]).toEqual([path, 200]);
      }
      const filter = await server.ask('{ __type(name: "ReportFilter") { inputFields { name } } }');
      const names = filter.data.__type.inputFields.map((field: { name: string }) => field.name);
      expect(paths["/v1/figures.jsonl"]?.get.parameters.map(({ name }) => name)).toEqual(names);
    });
  });
});
