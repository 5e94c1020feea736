import { type Cell, type CellAddress, cellAt, type Edition, type ReportTables } from "@gongkai/schema";
import {
  type AgencyRecord,
  agenciesByIds,
  agencyYearKey,
  type Database,
  type FigureStats,
  listReports,
  type MeasureDescription,
  type MeasureRequest,
  type ReportFilter,
  type ReportGrouping,
  type ReportRecord,
  tablesOfVersions,
} from "../../src/index.ts";

/** A report as a list gives it, with its agency and tables. */
interface ListedReport {
  readonly report: ReportRecord;
  readonly agency: AgencyRecord | null;
  readonly tables: ReportTables;
}

type Reading = { readonly units: bigint } | "blank" | "notApplicable" | "unread" | "notExpected";

/** Reads all reports of a filter, page by page. */
export async function readReports(
  database: Database,
  filter: ReportFilter,
): Promise<readonly ListedReport[]> {
  const reports: ReportRecord[] = [];
  for (let after: readonly (string | number)[] | undefined; ; ) {
    const page = await listReports(database, filter, "oldestYearFirst", {
      size: 20,
      from: "start",
      ...(after === undefined ? {} : { after }),
    });
    reports.push(...page.items.map(({ item }) => item));
    after = page.items.at(-1)?.position;
    if (!page.hasNext) break;
  }
  const tables = await tablesOfVersions(
    database,
    reports.map(({ versionId }) => versionId),
  );
  const agencies = await agenciesByIds(
    database,
    reports.flatMap(({ agencyId }) => agencyId ?? []),
  );
  return reports.map((report) => ({
    report,
    agency: agencies.find(({ id }) => id === report.agencyId) ?? null,
    tables: tables.get(report.versionId) ?? { proactiveDisclosure: null, requests: null, remedies: null },
  }));
}

function unitsOf(cell: Cell | undefined, isMoney: boolean): bigint | null {
  if (cell?.state !== "value") return null;
  const units = isMoney ? Math.round(cell.value * 100) : cell.value;
  return Number.isSafeInteger(units) ? BigInt(units) : null;
}

function readMeasure({ report, tables }: ListedReport, { editions, unit }: MeasureDescription): Reading {
  const isMoney = unit === "money";
  const layouts = editions
    .filter(({ cells }) => cells.length > 0)
    .toSorted(
      (one, other) => Number(other.edition === report.edition) - Number(one.edition === report.edition),
    )
    .map(({ edition, cells }) => ({
      edition,
      cells: cells.map((each) => cellAt(tables, each as CellAddress)),
    }));
  for (const { cells } of layouts) {
    const units = cells.map((cell) => unitsOf(cell, isMoney));
    if (units.every((each) => each !== null)) return { units: units.reduce((sum, each) => sum + each, 0n) };
  }
  for (const { cells } of layouts) {
    if (cells.includes(undefined)) continue;
    const states = cells.map((cell) => (unitsOf(cell, isMoney) === null ? cell?.state : "number"));
    if (states.includes("unread") || states.includes("value")) return "unread";
    return states.includes("blank") ? "blank" : "notApplicable";
  }
  return layouts.some(({ edition }) => edition === report.edition) ? "unread" : "notExpected";
}

function toDecimal(units: bigint | null, isMoney: boolean): string | null {
  if (units === null || !isMoney) return units === null ? null : String(units);
  const sign = units < 0n ? "-" : "";
  const size = units < 0n ? -units : units;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, "0")}`.replace(/\.?0+$/, "");
}

function quantile(sorted: readonly number[], at: number): number {
  const position = at * (sorted.length - 1);
  const [low = 0, high = 0] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  return low + (position - Math.floor(position)) * (high - low);
}

const unitsIn = (reading: Reading) => (typeof reading === "object" ? reading.units : null);
const add = (units: readonly bigint[]) =>
  units.length === 0 ? null : units.reduce((sum, each) => sum + each, 0n);
const divide = (part: bigint | null, whole: bigint | null) =>
  part === null || whole === null || whole === 0n ? null : Number(part) / Number(whole);

/** The groups that reports fall into, by what they have in common. */
export function groupReports(
  reports: readonly ListedReport[],
  groupBy: readonly ReportGrouping[],
): ReadonlyMap<string, readonly ListedReport[]> {
  const keyOf = ({ report, agency }: ListedReport, grouping: ReportGrouping) => {
    switch (grouping) {
      case "year":
        return report.year;
      case "edition":
        return report.edition;
      case "agency":
        return report.agencyId;
      case "province":
        return agency?.regionCode?.slice(0, 2).padEnd(6, "0") ?? null;
      case "region":
        return agency?.regionCode ?? null;
      default:
        return agency?.[grouping] ?? null;
    }
  };
  const groups = new Map<string, ListedReport[]>();
  if (groupBy.length === 0) groups.set("[]", []);
  for (const each of reports) {
    const key = JSON.stringify(groupBy.map((grouping) => keyOf(each, grouping)));
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

/** What a measure comes to in some of all reports, added up one by one. */
export function plainStats(
  some: readonly ListedReport[],
  all: readonly ListedReport[],
  request: MeasureRequest,
  description: MeasureDescription,
  whole: MeasureDescription | null,
): FigureStats {
  const isMoney = description.unit === "money";
  const readings = some.map((report) => readMeasure(report, description));
  const units = readings.flatMap((reading) => unitsIn(reading) ?? []);
  const scale = isMoney ? 100 : 1;
  const sorted = units.map(Number).toSorted((one, other) => one - other);
  const count = (state: Reading) => readings.filter((reading) => reading === state).length;
  const pairs = (otherOf: (report: ListedReport) => bigint | null) =>
    some.flatMap((report, index) => {
      const [one, other] = [unitsIn(readings[index] ?? "unread"), otherOf(report)];
      return one === null || other === null ? [] : [{ one, other }];
    });
  const shared = pairs((report) => (whole === null ? null : unitsIn(readMeasure(report, whole))));
  const compared = pairs(({ report: { agencyId, year } }) => {
    const id = agencyId === null || year === null ? null : agencyYearKey(agencyId, year - 1);
    const previous = all.find(({ report }) => report.id === id);
    return previous === undefined ? null : unitsIn(readMeasure(previous, description));
  });
  const [part, of] = [add(shared.map(({ one }) => one)), add(shared.map(({ other }) => other))];
  const [after, before] = [add(compared.map(({ one }) => one)), add(compared.map(({ other }) => other))];
  const difference = after === null || before === null ? null : after - before;
  const sum = add(units);
  return {
    measure: request.name,
    expected: readings.length - count("notExpected"),
    n: units.length,
    blank: count("blank"),
    notApplicable: count("notApplicable"),
    unread: count("unread"),
    sum: toDecimal(sum, isMoney),
    mean: sum === null ? null : Number(sum) / units.length / scale,
    median: sum === null ? null : quantile(sorted, 0.5) / scale,
    quantiles:
      sum === null
        ? []
        : (request.quantiles ?? []).map((at) => ({ at, value: quantile(sorted, at) / scale })),
    share:
      whole === null
        ? null
        : {
            n: shared.length,
            part: toDecimal(part, isMoney),
            whole: toDecimal(of, isMoney),
            share: divide(part, of),
          },
    yearOnYear:
      request.yearOnYear === true
        ? {
            n: compared.length,
            before: toDecimal(before, isMoney),
            after: toDecimal(after, isMoney),
            difference: toDecimal(difference, isMoney),
            change: divide(difference, before),
          }
        : null,
  };
}

/** The edition by which most reports of a year are printed. */
export function editionOf(year: number): Edition {
  return year < 2021 ? "2019" : "2021";
}
