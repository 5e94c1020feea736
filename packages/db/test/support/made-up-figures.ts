import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  type AgencyKind,
  type AgencyLevel,
  type Cell,
  type Edition,
  FORMS,
  type FormTable,
  type ReportTables,
  tableCells,
} from "@gongkai/schema";
import fc from "fast-check";
import { type Database, storeReport } from "../../src/index.ts";
import { bareAgency } from "../../src/testing/index.ts";
import { editionOf } from "./plain-figures.ts";
import { sampleReport } from "./sample-report.ts";

export const EDITIONS = ["2019", "2021"] as const;

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

export const LEVELS = Object.keys(AGENCY_LEVELS) as readonly AgencyLevel[];
export const KINDS = Object.keys(AGENCY_KINDS) as readonly AgencyKind[];
const REGIONS = ["320000", "321323", "440100", null] as const;
export const YEARS = [2018, 2019, 2020, 2021, 2022];

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

/** Stores the same sixty made-up reports each time, some of them for one agency and year. */
export async function storeMadeUpReports(database: Database): Promise<void> {
  for (const [index, { agency, year, edition, tables }] of fc
    .sample(REPORT, { numRuns: 60, seed: 7 })
    .entries()) {
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
