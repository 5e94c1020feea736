import { readFileSync } from "node:fs";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const EXAMPLE = /```graphql\n(\{\s*reportStats[\s\S]*?)```/.exec(README)?.[1] ?? "";

const RECEIVED = `{ name: "received", cells: ["requests/received/total"] }`;
const AGENCIES = 12;

describeDatabases("reportStats", ({ open }) => {
  let server: TestServer;
  let database: Database;
  let statements: ReturnType<typeof recordStatements>;

  beforeAll(async () => {
    database = await open();
    statements = recordStatements(database);
    server = await startTestServer({ database, search: await storeSample(database, AGENCIES) });
    return server.close;
  });

  const sumsOf = async (list: string, filter: string) => {
    const { data } = await server.ask(
      `{ reports(first: 100, filter: ${filter}) { nodes { year ${list} } } }`,
    );
    return data.reports.nodes;
  };

  test("answers the example of the README", async () => {
    const { data, errors } = await server.ask(EXAMPLE);
    expect(errors).toBeUndefined();
    const { measures, groups } = data.reportStats;
    expect(measures).toEqual([
      { name: "received", editions: [{ isCovered: true }, { isCovered: true }] },
      { name: "denied", editions: [{ isCovered: true }, { isCovered: true }] },
    ]);
    expect(groups.map(({ year }: { year: number }) => year)).toEqual([2021, 2022, 2023]);
    for (const { reports, figures } of groups) {
      const [received, denied] = figures;
      expect(received.expected).toBe(reports);
      expect(received.n + received.blank + received.notApplicable + received.unread).toBe(reports);
      expect(received.quantiles.map(({ at }: { at: number }) => at)).toEqual([0.1, 0.9]);
      expect(received.yearOnYear.n).toBeGreaterThan(0);
      expect(denied.share.share).toBeCloseTo(Number(denied.share.part) / Number(denied.share.whole));
    }
  });

  test("adds up what the same filter lists", async () => {
    const { data } = await server.ask(`{
      reportStats(filter: { years: [2022], synthetic: true }, measures: [
        ${RECEIVED}
        { name: "fees", cells: ["proactiveDisclosure/fees.administrativeFees/amountCollected"] }
      ]) { groups { year reports figures { n sum median } } measures { unit } }
    }`);
    const reports = await sumsOf(
      "requests { received { total } } proactiveDisclosure { fees { administrativeFees { amountCollected } } }",
      "{ years: [2022], synthetic: true }",
    );
    type Listed = {
      requests: { received: { total: number | null } };
      proactiveDisclosure: { fees: { administrativeFees: { amountCollected: number | null } } };
    };
    const received = reports.flatMap(({ requests }: Listed) => requests.received.total ?? []);
    const fees = reports.flatMap(
      ({ proactiveDisclosure }: Listed) => proactiveDisclosure.fees.administrativeFees.amountCollected ?? [],
    );
    const add = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
    const [group] = data.reportStats.groups;
    expect(group).toMatchObject({ year: null, reports: reports.length });
    expect(group.figures[0]).toMatchObject({ n: received.length, sum: String(add(received)) });
    expect(group.figures[1].n).toBe(fees.length);
    expect(Number(group.figures[1].sum)).toBeCloseTo(add(fees));
    expect(data.reportStats.measures).toEqual([{ unit: "COUNT" }, { unit: "MONEY" }]);
  });

  test("leaves out what was made up unless it is asked for", async () => {
    const query = (filter: string) =>
      `{ reportStats(${filter} measures: [${RECEIVED}]) { groups { reports figures { n sum mean median } } } }`;
    const { data } = await server.ask(query(""));
    expect(data.reportStats.groups).toEqual([
      { reports: 0, figures: [{ n: 0, sum: null, mean: null, median: null }] },
    ]);
    const made = await server.ask(query("filter: { synthetic: true }"));
    expect(made.data.reportStats.groups[0].reports).toBe(AGENCIES * 5);
  });

  test("takes one statement in a transaction, and one more for all agencies", async () => {
    const query = (fields: string) =>
      `{ reportStats(filter: { synthetic: true }, groupBy: [AGENCY, YEAR], measures: [${RECEIVED}]) {
        groups { ${fields} figures { sum } } } }`;
    statements.take();
    await server.ask(query("year"));
    // Its transaction begins and ends.
    expect(statements.take()).toHaveLength(3);
    const { data } = await server.ask(query("year agency { name }"));
    expect(statements.take()).toHaveLength(4);
    expect(data.reportStats.groups).toHaveLength(AGENCIES * 5);
    expect(data.reportStats.groups[0].agency.name).toBeTypeOf("string");
  });

  test("refuses a total with its parts, and answers what else was asked", async () => {
    const { status, data, errors } = await server.ask(`{
      about { softwareVersion }
      reportStats(measures: [
        { name: "all", cells: ["requests/processed.total/total", "requests/processed.granted/total"] }
      ]) { groups { reports } }
    }`);
    expect(status).toBe(200);
    expect(data).toMatchObject({ reportStats: null, about: {} });
    expect(errors?.[0]).toMatchObject({ path: ["reportStats"], extensions: { code: "BAD_USER_INPUT" } });
    expect(errors?.[0]?.message).toContain("A total is never added to its parts");
  });

  test("filters reports by their agencies, as the list of reports does", async () => {
    await database.pool.query(
      "update agencies set level = 'county', kind = 'justice', region_code = '321323'",
    );
    const filter = '{ synthetic: true, levels: [COUNTY], kinds: [JUSTICE], regionCode: "3213" }';
    const { data } = await server.ask(`{
      reports(filter: ${filter}) { totalCount { value } }
      others: reports(filter: { regionCode: "44" }) { totalCount { value } }
      reportStats(filter: ${filter}, groupBy: [PROVINCE, REGION, LEVEL, KIND], measures: [${RECEIVED}]) {
        groups { level kind province { code name } region { code name } reports }
      }
    }`);
    expect(data.reports.totalCount.value).toBe(AGENCIES * 5);
    expect(data.others.totalCount.value).toBe(0);
    expect(data.reportStats.groups).toEqual([
      {
        level: "COUNTY",
        kind: "JUSTICE",
        province: { code: "320000", name: "320000" },
        region: { code: "321323", name: "321323" },
        reports: AGENCIES * 5,
      },
    ]);
  });

  test("says so when there are more groups than an answer tells", async () => {
    await database.pool.query(`insert into reports (id, year, synthetic)
      select 'many-' || year, year, false from generate_series(1, 1001) as year`);
    const { rows } = await database.pool.query<{ columns: string }>(`
      select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
      where table_name = 'report_versions' and column_name not in ('id', 'report_id')`);
    const columns = rows[0]?.columns ?? "";
    await database.pool.query(`insert into report_versions (report_id, ${columns})
      select reports.id, ${columns} from reports, (select * from report_versions limit 1) one
      where reports.id like 'many-%'`);
    const { data, errors } = await server.ask(
      `{ reportStats(groupBy: [YEAR], measures: [${RECEIVED}]) { groups { year } } }`,
    );
    expect(data.reportStats).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
  });

  describe("is refused before it runs", () => {
    const costs = async (groupBy: string, filter: string, measures: number) => {
      const list = Array.from({ length: measures }, (_, at) =>
        RECEIVED.replace("received", `received ${at}`),
      );
      const { errors } = await server.ask(`{
        reportStats(groupBy: [${groupBy}], filter: ${filter}, measures: [${list.join()}]) {
          groups { figures { sum quantiles { at value } } }
        }
      }`);
      return errors?.[0]?.extensions.code;
    };

    test("where groups, measures and quantiles make too much of an answer", async () => {
      // A thousand groups with two measures of four quantiles each.
      expect(await costs("AGENCY, YEAR", "{ synthetic: true }", 2)).toBe("TOO_COMPLEX");
      expect(await costs("AGENCY, YEAR", "{ synthetic: true }", 1)).toBeUndefined();
      expect(await costs("LEVEL, YEAR", "{ synthetic: true, years: [2021, 2022] }", 20)).toBeUndefined();
      expect(await costs("AGENCY, YEAR", "{ agencyIds: [], synthetic: true }", 20)).toBeUndefined();
    });
  });
});
