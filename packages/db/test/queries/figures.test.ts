import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  type AgencyKind,
  type AgencyLevel,
  type Cell,
  type Edition,
  FORMS,
  type FormTable,
  formCells,
  type ReportTables,
  tableCells,
} from "@gongkai/schema";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  type Database,
  MAX_MEASURES,
  type MeasureRequest,
  REPORT_GROUPINGS,
  type ReportFilter,
  reportStats,
  storeReport,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { editionOf, groupReports, plainStats, readReports } from "../support/plain-figures.ts";
import { sampleReport } from "../support/sample-report.ts";

const EDITIONS = ["2019", "2021"] as const;

/** Cells as reports have them, the odd ones oftener than in life. */
function cellArbitrary(unit: string): fc.Arbitrary<Cell> {
  const span = { start: 0, end: 1 };
  const value = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Cell> =>
    numbers.map((number) => ({
      state: "value",
      value: number,
      raw: String(number),
      span,
      placement: "printed",
    }));
  const counts = fc.nat(unit === "money" ? 1_000_000 : 60);
  return fc.oneof(
    { weight: 12, arbitrary: value(unit === "change" ? counts.map((count) => 30 - count) : counts) },
    { weight: 1, arbitrary: value(fc.constantFrom(0, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e300)) },
    { weight: 1, arbitrary: value(fc.constantFrom(1.5, 1234.56, 0.07, 0.125, 2.005)) },
    { weight: 2, arbitrary: fc.constant<Cell>({ state: "blank", span }) },
    { weight: 1, arbitrary: fc.constant<Cell>({ state: "notApplicable", raw: "/", span }) },
    { weight: 1, arbitrary: fc.constant<Cell>({ state: "unread", because: "column-ambiguous" }) },
  );
}

/** One table with a cell at every place of the form, or none at all. */
function tableArbitrary<Table>(form: FormTable): fc.Arbitrary<Table | null> {
  const places = tableCells(form);
  const cells = fc.tuple(...places.map(({ column }) => cellArbitrary(column.unit)));
  const table = cells.map((drawn) => {
    const rows: Record<string, Record<string, Cell>> = {};
    for (const [index, { row, column }] of places.entries()) {
      const cell = drawn[index];
      if (cell !== undefined) rows[row.id] = { ...rows[row.id], [column.id]: cell };
    }
    // Row and column ids are those of the form that the table type is made from.
    return rows as Table;
  });
  return fc.oneof({ weight: 9, arbitrary: table }, { weight: 1, arbitrary: fc.constant(null) });
}

const TABLES: Readonly<Record<Edition, fc.Arbitrary<ReportTables>>> = {
  "2019": tablesArbitrary("2019"),
  "2021": tablesArbitrary("2021"),
};

function tablesArbitrary(edition: Edition): fc.Arbitrary<ReportTables> {
  return fc.record({
    proactiveDisclosure: tableArbitrary(FORMS[edition].proactiveDisclosure),
    requests: tableArbitrary(FORMS[edition].requests),
    remedies: tableArbitrary(FORMS[edition].remedies),
  });
}

interface MadeUpReport {
  readonly agency: number;
  readonly year: number;
  readonly edition: Edition | null;
  readonly tables: ReportTables;
}

const LEVELS = Object.keys(AGENCY_LEVELS) as readonly AgencyLevel[];
const KINDS = Object.keys(AGENCY_KINDS) as readonly AgencyKind[];
const REGIONS = ["320000", "321323", "440100", null] as const;
const YEARS = [2018, 2019, 2020, 2021, 2022];

const REPORT: fc.Arbitrary<MadeUpReport> = fc
  .record({ agency: fc.nat(8), year: fc.constantFrom(...YEARS) })
  .chain(({ agency, year }) =>
    fc.record({
      agency: fc.constant(agency),
      year: fc.constant(year),
      // Some say another form than the one they print, as reports that mix forms do, or none.
      edition: fc.oneof(
        { weight: 8, arbitrary: fc.constant<Edition | null>(editionOf(year)) },
        { weight: 2, arbitrary: fc.constantFrom<Edition | null>("2019", "2021", null) },
      ),
      tables: TABLES[editionOf(year)],
    }),
  );

async function storeMadeUp(database: Database, reports: readonly MadeUpReport[]): Promise<void> {
  for (const [index, { agency, year, edition, tables }] of reports.entries()) {
    const name = `第${agency}局`;
    const input = sampleReport({ agency: name, year, remark: String(index), synthetic: agency === 8 });
    const regionCode = REGIONS[agency % REGIONS.length] ?? null;
    await storeReport(database, {
      ...input,
      report: { ...input.report, edition, tables },
      agency:
        agency === 7
          ? { match: "uncertain", candidates: [] }
          : {
              match: "named",
              agency: {
                ...bareAgency(name),
                level: LEVELS[agency % 3] ?? null,
                kind: agency === 0 ? null : (KINDS[agency % 2] ?? null),
                regionCode,
                regionPath: regionCode === null ? [] : [`${regionCode.slice(0, 2)}省`, `${regionCode}县`],
              },
              parents: [],
              candidates: [],
            },
    });
  }
}

const ADDRESSES = [...new Set(EDITIONS.flatMap(formCells).map(({ address }) => address))];
const PARTS_OF_SPLIT = ["correctionOverdue", "feeUnpaid", "other"].map(
  (part) => `requests/processed.otherwiseClosed.${part}/total`,
);
const GROUPS: readonly (readonly string[])[] = [
  ["requests/processed.denied/total"],
  ["requests/processed.declined/naturalPerson", "requests/processed.granted/naturalPerson"],
  ["requests/processed/total"],
  ["requests/processed.otherwiseClosed/total"],
  PARTS_OF_SPLIT,
  PARTS_OF_SPLIT.slice(1),
  ["requests/received/total", "remedies/reconsideration/total"],
  ["proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ["proactiveDisclosure/procurement.centralizedProcurement/totalAmount"],
];

const RECEIVED: MeasureRequest = { name: "received", cells: ["requests/received/total"] };
const AMOUNT = "proactiveDisclosure/fees.administrativeFees/amountCollected";

const CELLS = fc.oneof(
  fc.constantFrom(...ADDRESSES).map((address): readonly string[] => [address]),
  fc.constantFrom(...GROUPS),
);
const isMoney = (cells: readonly string[]) => cells.some((each) => /amountCollected|totalAmount/.test(each));
const MEASURE = fc
  .record({
    cells: CELLS,
    shareOf: fc.option(CELLS, { nil: undefined }),
    quantiles: fc.uniqueArray(fc.constantFrom(0, 0.1, 0.25, 1 / 3, 0.75, 0.9, 1), { maxLength: 4 }),
    yearOnYear: fc.boolean(),
  })
  .map((measure) =>
    measure.shareOf === undefined || isMoney(measure.shareOf) === isMoney(measure.cells)
      ? measure
      : { ...measure, shareOf: undefined },
  );
const MEASURES = fc
  .array(MEASURE, { minLength: 1, maxLength: 6 })
  .map((measures): readonly MeasureRequest[] =>
    measures.map((measure, index) => ({ ...measure, name: `measure ${index}` })),
  );
const NARROW: fc.Arbitrary<ReportFilter> = fc.record(
  {
    years: fc.subarray(YEARS),
    editions: fc.subarray([...EDITIONS]),
    levels: fc.subarray(LEVELS.slice(0, 3)),
    kinds: fc.subarray(KINDS.slice(0, 2)),
    regionCode: fc.constantFrom("32", "3213", "44", "51"),
    synthetic: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Many filters leave little; half of them leave all, so that every kind of report is met. */
const FILTER = fc.oneof(NARROW, fc.constant<ReportFilter>({}));

describeDatabases("figures of reports", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    await storeMadeUp(database, fc.sample(REPORT, { numRuns: 60, seed: 7 }));
  });

  test("are those of the reports that the same filter lists, added up one by one", async () => {
    const all = await readReports(database, {});
    expect(all.length).toBeGreaterThan(25);
    await fc.assert(
      fc.asyncProperty(
        MEASURES,
        FILTER,
        fc.subarray([...REPORT_GROUPINGS]),
        async (measures, filter, groupBy) => {
          const stats = await reportStats(database, { filter, groupBy, measures, maxGroups: 1000 });
          const wholes = await Promise.all(
            measures.map(async ({ name, shareOf }) => {
              if (shareOf === undefined) return null;
              const none = { filter: { years: [] }, groupBy: [], maxGroups: 1 };
              const described = await reportStats(database, {
                ...none,
                measures: [{ name, cells: shareOf }],
              });
              return described.measures[0] ?? null;
            }),
          );
          const groups = groupReports(await readReports(database, filter), groupBy);
          expect(stats.groups.length).toBe(groups.size);
          for (const { keys, reports, figures } of stats.groups) {
            const key = groupBy.map((grouping) => {
              if (grouping === "agency") return keys.agencyId;
              const value = keys[grouping];
              return typeof value === "object" ? (value?.code ?? null) : value;
            });
            const some = groups.get(JSON.stringify(key)) ?? [];
            expect(reports).toBe(some.length);
            expect(figures).toEqual(
              stats.measures.map((description, index) =>
                plainStats(
                  some,
                  all,
                  measures[index] ?? { name: "", cells: [] },
                  description,
                  wholes[index] ?? null,
                ),
              ),
            );
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test("read a report that says one form and prints the other as it prints", async () => {
    const whole = { name: "it", cells: ["requests/processed.otherwiseClosed/total"] };
    const { measures } = await reportStats(database, {
      filter: {},
      groupBy: [],
      measures: [whole],
      maxGroups: 1,
    });
    const [description] = measures;
    if (description === undefined) throw new Error("The measure is not described.");
    const all = await readReports(database, {});
    const mixed = all.filter(
      ({ report, tables }) =>
        report.edition === (tables.requests?.["processed.otherwiseClosed"] === undefined ? "2019" : "2021") &&
        plainStats([{ report, agency: null, tables }], [], whole, description, null).n === 1,
    );
    expect(mixed.length).toBeGreaterThan(0);
    const years = mixed.flatMap(({ report }) => report.year ?? []);
    const agencyIds = mixed.flatMap(({ report }) => report.agencyId ?? []);
    const { groups } = await reportStats(database, {
      filter: { years, agencyIds },
      groupBy: ["agency", "year"],
      measures: [whole],
      maxGroups: 1000,
    });
    for (const { report } of mixed) {
      const group = groups.find(({ keys }) => keys.agencyId === report.agencyId && keys.year === report.year);
      expect(group?.figures[0]?.n).toBe(report.agencyId === null ? undefined : 1);
    }
  });

  test("say when there are more groups than are wanted", async () => {
    const request = {
      filter: {},
      groupBy: ["agency", "year"],
      measures: [{ name: "received", cells: ["requests/received/total"] }],
    } as const;
    const { groups, hasMoreGroups } = await reportStats(database, { ...request, maxGroups: 3 });
    expect([groups, hasMoreGroups]).toEqual([[], true]);
    expect((await reportStats(database, { ...request, maxGroups: 1000 })).hasMoreGroups).toBe(false);
  });

  describe("count by cells that", () => {
    const measure = async (...cells: readonly string[]) => {
      const measures = [{ name: "it", cells }];
      const stats = await reportStats(database, {
        filter: {},
        groupBy: ["edition"],
        measures,
        maxGroups: 10,
      });
      return { ...stats, description: stats.measures[0] };
    };
    const cellsByEdition = async (...cells: readonly string[]) =>
      (await measure(...cells)).description?.editions.map((edition) => edition.cells);

    test("both editions have, under one address", async () => {
      expect(await cellsByEdition("requests/received/total")).toEqual([
        ["requests/received/total"],
        ["requests/received/total"],
      ]);
    });

    test("a later edition has split, from either side, when the parts are whole", async () => {
      const whole = "requests/processed.otherwiseClosed/total";
      expect(await cellsByEdition(whole)).toEqual([[whole], PARTS_OF_SPLIT]);
      expect(await cellsByEdition(...PARTS_OF_SPLIT)).toEqual([[whole], PARTS_OF_SPLIT]);
      expect(await cellsByEdition(...PARTS_OF_SPLIT.slice(1))).toEqual([[], PARTS_OF_SPLIT.slice(1)]);
      expect((await measure(whole)).description?.notes).toHaveLength(1);
    });

    test("only one edition has, and then expect it of the reports by that edition", async () => {
      const cell = "proactiveDisclosure/procurement.centralizedProcurement/projects";
      const { groups, description } = await measure(cell);
      expect(description?.editions.map(({ cells }) => cells)).toEqual([[cell], []]);
      const of2021 = groups.find(({ keys }) => keys.edition === "2021");
      // What mixes forms prints the cell all the same, and is counted; nothing else is expected to.
      expect(of2021?.figures[0]?.expected).toBeLessThan(of2021?.reports ?? 0);
      expect(of2021?.figures[0]?.unread).toBeLessThanOrEqual(of2021?.figures[0]?.expected ?? 0);
    });

    test("have changed their meaning, never joined", async () => {
      const [created, issued] = ["created", "issued"].map(
        (column) => `proactiveDisclosure/documents.rules/${column}`,
      );
      expect(await cellsByEdition(created ?? "")).toEqual([[created], []]);
      expect(await cellsByEdition(issued ?? "")).toEqual([[], [issued]]);
      await expect(measure(created ?? "", issued ?? "")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    });

    test("stand under the name of a group of rows, its total apart", async () => {
      const denied = await cellsByEdition("requests/processed.denied/total");
      expect(denied?.map((cells) => cells.length)).toEqual([8, 8]);
      const outcomes = await cellsByEdition("requests/processed/naturalPerson");
      expect(outcomes?.map((cells) => cells.length)).toEqual([19, 21]);
      expect(outcomes?.flat()).not.toContain("requests/processed.total/naturalPerson");
    });
  });

  test.each([
    ["a total and one of its parts", ["requests/processed.total/total", "requests/processed.granted/total"]],
    [
      "a total and a group of its parts",
      ["requests/processed.denied/total", "requests/processed.total/total"],
    ],
    ["a total of applicants and one of them", ["requests/received/total", "requests/received/naturalPerson"]],
    [
      "totals of rows and of applicants that cross",
      ["requests/processed.total/naturalPerson", "requests/processed.granted/total"],
    ],
    [
      "a total of outcomes and one of them",
      ["remedies/reconsideration/total", "remedies/reconsideration/upheld"],
    ],
    [
      "what one edition splits and the other does not",
      ["requests/processed.otherwiseClosed/total", "requests/processed.otherwiseClosed.other/total"],
    ],
    ["a cell twice", ["requests/received/total", "requests/received/total"]],
  ])("are refused for %s", async (_, cells) => {
    const request = { filter: {}, groupBy: [], measures: [{ name: "it", cells }], maxGroups: 1 };
    await expect(reportStats(database, request)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("would count twice"),
    });
  });

  test.each([
    ["no measure at all", []],
    ["two measures of one name", [RECEIVED, RECEIVED]],
    ["a measure of nothing", [{ name: "it", cells: [] }]],
    ["a cell that no form has", [{ name: "it", cells: ["requests/received/everybody"] }]],
    ["a group with more behind it", [{ name: "it", cells: ["requests/processed.denied/total/more"] }]],
    ["the name of something in JavaScript", [{ name: "it", cells: ["__proto__/constructor/toString"] }]],
    [
      "more cells than a statement should hold",
      Array.from({ length: 13 }, (_, at) => ({
        name: String(at),
        cells: ["requests/processed/total"],
        shareOf: ["requests/processed/naturalPerson"],
      })),
    ],
    ["no address at all", [{ name: "it", cells: ["'; drop table reports; --"] }]],
    ["money added to counts", [{ name: "it", cells: ["requests/received/total", AMOUNT] }]],
    ["money as a share of counts", [{ name: "it", cells: [AMOUNT], shareOf: ["requests/received/total"] }]],
    ["a quantile that is none", [{ ...RECEIVED, quantiles: [1.01] }]],
    ["a quantile that is no number", [{ ...RECEIVED, quantiles: [Number.NaN] }]],
    ["too many quantiles", [{ ...RECEIVED, quantiles: Array.from({ length: 11 }, (_, at) => at / 11) }]],
    [
      "too many measures",
      Array.from({ length: MAX_MEASURES + 1 }, (_, at) => ({ ...RECEIVED, name: String(at) })),
    ],
  ])("are refused for %s", async (_, measures) => {
    const request = { filter: {}, groupBy: [], measures, maxGroups: 1 };
    await expect(reportStats(database, request)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});
