import {
  type AgencyRecord,
  type AgencyReportsPage,
  agenciesByIds,
  aliasesOfAgencies,
  type Database,
  findingsOfVersions,
  lineageOfAgencies,
  type PageRequest,
  type RelativeRecord,
  type ReportFilter,
  type ReportRecord,
  reportsByIds,
  reportsOfAgencies,
  type SourceRecord,
  type StoredFinding,
  sectionsOfVersions,
  sourceOfVersions,
  tablesOfVersions,
  type VersionRecord,
  versionsOfReports,
} from "@gongkai/db";
import type { ReportTables, Section } from "@gongkai/schema";
import DataLoader from "dataloader";
import type { Ask } from "./context.ts";

/** Reads what many places of one query ask for in one statement each, and nothing twice. */
export interface Loaders {
  readonly agency: DataLoader<string, AgencyRecord | null>;
  readonly report: DataLoader<string, ReportRecord | null>;
  /** By agency id, as the one below. */
  readonly aliases: DataLoader<string, readonly string[] | null>;
  readonly lineage: DataLoader<string, readonly RelativeRecord[] | null>;
  /** By version id, as the four below. */
  readonly tables: DataLoader<number, ReportTables | null>;
  readonly sections: DataLoader<number, readonly Section[] | null>;
  readonly findings: DataLoader<number, readonly StoredFinding[] | null>;
  readonly source: DataLoader<number, SourceRecord | null>;
  /** The versions of a report, by the report's id. */
  readonly versions: DataLoader<string, readonly VersionRecord[] | null>;
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
export function createLoaders(ask: Ask): Loaders {
  const reportsOfAgency = new Map<string, DataLoader<string, AgencyReportsPage | null>>();
  const loader = <Key extends string | number, Value>(
    read: (database: Database, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ) => loaderOf((keys: readonly Key[]) => ask(({ database }) => read(database, keys)));
  return {
    agency: loader(async (database, ids: readonly string[]) => byId(await agenciesByIds(database, ids))),
    report: loader(async (database, ids: readonly string[]) => byId(await reportsByIds(database, ids))),
    aliases: loader(aliasesOfAgencies),
    lineage: loader(lineageOfAgencies),
    tables: loader(tablesOfVersions),
    sections: loader(sectionsOfVersions),
    findings: loader(findingsOfVersions),
    source: loader(sourceOfVersions),
    versions: loader(versionsOfReports),
    reportsOfAgency(filter, page) {
      const key = JSON.stringify([filter, page]);
      const known = reportsOfAgency.get(key);
      if (known !== undefined) return known;
      const created = loader((database, ids: readonly string[]) =>
        reportsOfAgencies(database, ids, filter, page),
      );
      reportsOfAgency.set(key, created);
      return created;
    },
  };
}
