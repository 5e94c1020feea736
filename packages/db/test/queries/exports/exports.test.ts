import { type Cell, cellAt, EDITIONS, formCells, snakeCase } from "@gongkai/schema";
import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  type Database,
  EXPORT_DATASETS,
  type ExportDataset,
  type ExportRow,
  type ExportValue,
  exportPages,
  listReports,
  type ReportFilter,
  reportStats,
  tablesOfVersions,
} from "../../../src/index.ts";
import { bareAgency, describeDatabases } from "../../../src/testing/index.ts";
import { storeThreeAgencies } from "../../support/three-agencies.ts";

type Row = Readonly<Record<string, ExportValue>>;

function dataset(name: string): ExportDataset {
  const found = EXPORT_DATASETS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no dataset ${name}.`);
  return found;
}

function named({ columns }: ExportDataset, row: ExportRow): Row {
  expect(row).toHaveLength(columns.length);
  return Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null]));
}

async function readAll(
  database: Database,
  name: string,
  filter: ReportFilter = {},
  size = 2,
): Promise<readonly Row[]> {
  const wanted = dataset(name);
  const rows: Row[] = [];
  for await (const page of exportPages((request) => wanted.read(database, filter, request), size)) {
    expect(page.length).toBeLessThanOrEqual(size);
    rows.push(...page.map((row) => named(wanted, row)));
  }
  return rows;
}

test.each(EXPORT_DATASETS.map((each) => [each.name, each] as const))(
  "%s names each of its columns once",
  (_, each) => {
    const names = each.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
    for (const key of each.primaryKey) expect(names).toContain(key);
  },
);

test("the figures of an edition have every cell of its form, and the joined ones what both ask for", () => {
  for (const edition of EDITIONS) {
    const values = dataset(`figures-${edition}`).columns.filter(({ cells }) => cells?.aspect === "value");
    expect(values.map(({ name }) => name)).toEqual(
      formCells(edition).map(({ address }) => snakeCase(address)),
    );
  }
  const joined = dataset("figures").columns.filter(({ cells }) => cells?.aspect === "value");
  const split = joined.find(({ name }) => name === "requests_processed_otherwise_closed_total");
  expect(split?.cells?.addresses.get("2021")).toHaveLength(3);
  expect(joined.filter(({ name }) => /_(created|issued)$/.test(name))).toEqual([]);
});

test("the next page is read when it is asked for, and none behind the last", async () => {
  const asked: (readonly (number | string)[] | null)[] = [];
  const pages = exportPages(async ({ after }) => {
    asked.push(after);
    return { rows: [[asked.length]], next: asked.length < 3 ? [asked.length] : null };
  }, 1);
  expect(asked).toEqual([]);
  expect((await pages.next()).value).toEqual([[1]]);
  expect(asked).toEqual([null]);
  expect((await pages.next()).value).toEqual([[2]]);
  expect(asked).toEqual([null, [1]]);
  await pages.return();
  expect(asked).toHaveLength(2);
});

describeDatabases("exports", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    await storeThreeAgencies(database, (report, agency) => ({
      ...report,
      agency: {
        match: "named",
        agency: { ...bareAgency(agency), level: agency.startsWith("清河") ? "county" : "prefectural" },
        parents: [],
        candidates: [],
      },
    }));
  });

  describe.each([1, 2, 5, 13, 100])("read %i rows at a time", (size) => {
    test("give every report of a filter once, in the order of lists", async () => {
      for (const filter of [{}, { years: [2019, 2021] }, { levels: ["county" as const] }, { editions: [] }]) {
        const listed = await listReports(database, filter, "newestYearFirst", { size: 100, from: "start" });
        const rows = await readAll(database, "reports", filter, size);
        expect(rows.map(({ report_id }) => Buffer.from(String(report_id), "base64url").toString())).toEqual(
          listed.items.map(({ item }) => `Report:${item.id}`),
        );
        expect(rows.map(({ title }) => title)).toEqual(listed.items.map(({ item }) => item.title));
      }
    });
  });

  test("give every cell with its state, and a number only where one stands", async () => {
    const listed = await listReports(database, {}, "newestYearFirst", { size: 100, from: "start" });
    const tables = await tablesOfVersions(
      database,
      listed.items.map(({ item }) => item.versionId),
    );
    for (const edition of EDITIONS) {
      const rows = await readAll(database, `figures-${edition}`);
      const reports = listed.items.filter(({ item }) => item.edition === edition);
      expect(rows).toHaveLength(reports.length);
      const states = new Set<ExportValue>();
      for (const [index, { item }] of reports.entries()) {
        for (const { address } of formCells(edition)) {
          const ofReport = tables.get(item.versionId);
          const cell: Cell | undefined = ofReport && cellAt(ofReport, address);
          const [value, state] = [
            rows[index]?.[snakeCase(address)],
            rows[index]?.[`${snakeCase(address)}_state`],
          ];
          expect([value, state]).toEqual([cell?.state === "value" ? cell.value : null, cell?.state]);
          states.add(state ?? null);
        }
      }
      expect([...states].sort()).toEqual(["blank", "notApplicable", "unread", "value"]);
    }
  });

  test("join the editions as statistics do", async () => {
    const rows = await readAll(database, "figures");
    expect(new Set(rows.map(({ edition }) => edition))).toEqual(new Set(EDITIONS));
    const cells = dataset("figures").columns.flatMap((column) =>
      column.cells?.aspect === "value" ? [{ name: column.name, addresses: column.cells.addresses }] : [],
    );
    for (const { name, addresses } of cells.filter((_, index) => index % 20 === 0)) {
      const [address = ""] = addresses.get("2019") ?? [];
      const stats = await reportStats(database, {
        filter: { editions: EDITIONS },
        groupBy: [],
        measures: [{ name, cells: [address] }],
        maxGroups: 1,
      });
      const measured = stats.groups[0]?.figures[0];
      const numbers = rows.flatMap((row) => (typeof row[name] === "number" ? [row[name]] : []));
      expect(measured).toMatchObject({
        n: numbers.length,
        blank: rows.filter((row) => row[`${name}_state`] === "blank").length,
        unread: rows.filter((row) => row[`${name}_state`] === "unread").length,
      });
    }
  });

  test("give the agencies of a filter", async () => {
    const wanted = dataset("agencies");
    if (wanted.filteredBy !== "AgencyFilter") throw new Error("Agencies are filtered as such.");
    const rows: Row[] = [];
    for await (const page of exportPages(
      (request) => wanted.read(database, { levels: ["county"] }, request),
      1,
    )) {
      rows.push(...page.map((row) => named(wanted, row)));
    }
    expect(rows.map(({ name }) => name)).toEqual(["清河县司法局", "清河县教育局"].sort());
  });
});
