import {
  type AgencyRecord,
  type AgencyReportsPage,
  agenciesByIds,
  type DrizzleConnection,
  findingsOfVersions,
  type PageRequest,
  type ReportFilter,
  type ReportRecord,
  reportsByIds,
  reportsOfAgencies,
  type SourceRecord,
  sectionsOfVersions,
  sourceOfVersions,
  tablesOfVersions,
} from "@gongkai/db";
import type { Finding, ReportTables, Section } from "@gongkai/schema";
import DataLoader from "dataloader";

/** Reads what many places of one query ask for in one statement each, and nothing twice. */
export interface Loaders {
  readonly agency: DataLoader<string, AgencyRecord | null>;
  readonly report: DataLoader<string, ReportRecord | null>;
  /** By version id, as the four below. */
  readonly tables: DataLoader<number, ReportTables | null>;
  readonly sections: DataLoader<number, readonly Section[] | null>;
  readonly findings: DataLoader<number, readonly Finding[] | null>;
  readonly source: DataLoader<number, SourceRecord | null>;
  /** By agency id; one loader for each filter and page that the query asks for. */
  readonly reportsOfAgency: (
    filter: ReportFilter,
    page: PageRequest,
  ) => DataLoader<string, AgencyReportsPage | null>;
}

/** A loader over a function that reads many keys at once. */
function loaderOf<Key extends string | number, Value>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): DataLoader<Key, Value | null> {
  return new DataLoader(async (keys: readonly Key[]) => {
    const values = await read(keys);
    return keys.map((key) => values.get(key) ?? null);
  });
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Loaders for one request. They remember what they read, so they must not outlive it. */
export function createLoaders(connection: DrizzleConnection): Loaders {
  const reportsOfAgency = new Map<string, DataLoader<string, AgencyReportsPage | null>>();
  return {
    agency: loaderOf(async (ids) => byId(await agenciesByIds(connection, ids))),
    report: loaderOf(async (ids) => byId(await reportsByIds(connection, ids))),
    tables: loaderOf((ids) => tablesOfVersions(connection, ids)),
    sections: loaderOf((ids) => sectionsOfVersions(connection, ids)),
    findings: loaderOf((ids) => findingsOfVersions(connection, ids)),
    source: loaderOf((ids) => sourceOfVersions(connection, ids)),
    reportsOfAgency(filter, page) {
      const key = JSON.stringify([filter, page]);
      const known = reportsOfAgency.get(key);
      if (known !== undefined) return known;
      const loader = loaderOf((ids: readonly string[]) => reportsOfAgencies(connection, ids, filter, page));
      reportsOfAgency.set(key, loader);
      return loader;
    },
  };
}
