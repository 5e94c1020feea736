import {
  type AgencyRecord,
  type AgencyYear,
  agenciesByIds,
  aliasesOfAgencies,
  type Database,
  detailsOfVersions,
  type FindingFilter,
  type FindingOrder,
  findingsOfAgencies,
  findingsOfVersions,
  type GroupPage,
  lineageOfAgencies,
  listRegions,
  type MeasureRequest,
  type NumbersRequest,
  numbersOfVersions,
  type PageRequest,
  type PlacedNumbers,
  type ProvenanceRecord,
  provenanceOfVersions,
  type RegionRecord,
  type RelativeRecord,
  type ReportDetails,
  type ReportFilter,
  type ReportRecord,
  type ReportStats,
  readingsOfVersions,
  reportsByIds,
  reportsOfAgencies,
  type SourceRecord,
  type StoredFinding,
  type StoredReading,
  sectionsOfVersions,
  sourceOfVersions,
  type TablePlace,
  tablesOfVersions,
  type VersionRecord,
  versionsByIds,
  versionsOfReports,
  yearsOfAgencies,
} from "@gongkai/db";
import type { ReportTables, Section, TableId } from "@gongkai/schema";
import DataLoader from "dataloader";
import type { Ask } from "./context.ts";
import { figuresOfAgencies } from "./figures/figures-of-agencies.ts";

type Loader<Key, Value> = DataLoader<Key, Value | null>;
type GroupLoader<Item> = Loader<string, GroupPage<Item>>;

/** Some places of a table of a report version. What is asked with the same list of places, not an equal one, is one. */
interface NumbersKey {
  readonly table: TableId;
  readonly places: readonly TablePlace[];
  readonly versionId: number;
}

/** Reads what many places of one query ask for in one statement each, and nothing twice. */
export interface Loaders {
  readonly agency: Loader<string, AgencyRecord>;
  readonly report: Loader<string, ReportRecord>;
  /** By agency id, as the ones up to `figuresOfAgency`. */
  readonly aliases: Loader<string, readonly string[]>;
  readonly lineage: Loader<string, readonly RelativeRecord[]>;
  readonly years: Loader<string, readonly AgencyYear[]>;
  /** One loader for each filter, order and page that the query asks for. */
  readonly reportsOfAgency: (filter: ReportFilter, page: PageRequest) => GroupLoader<ReportRecord>;
  readonly findingsOfAgency: (
    filter: FindingFilter,
    order: FindingOrder,
    page: PageRequest,
  ) => GroupLoader<StoredFinding>;
  readonly figuresOfAgency: (measures: readonly MeasureRequest[]) => Loader<string, ReportStats>;
  /** By report id. */
  readonly versionsOfReport: (page: PageRequest) => GroupLoader<VersionRecord>;
  /** By version id, as all that follow but the last. */
  readonly version: Loader<number, VersionRecord>;
  readonly details: Loader<number, ReportDetails>;
  readonly tables: Loader<number, ReportTables>;
  readonly numbers: DataLoader<NumbersKey, PlacedNumbers | null, string>;
  readonly sections: Loader<number, readonly Section[]>;
  readonly findings: Loader<number, readonly StoredFinding[]>;
  readonly source: Loader<number, SourceRecord>;
  readonly provenance: Loader<number, ProvenanceRecord>;
  readonly reading: Loader<number, StoredReading>;
  /** All regions, by code. */
  readonly regions: () => Promise<ReadonlyMap<string, RegionRecord>>;
}

/** A loader over a function that reads many keys at once. */
function loaderOf<Key extends string | number, Value>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Loader<Key, Value> {
  return new DataLoader(async (keys: readonly Key[]) => {
    const values = await read(keys);
    return keys.map((key) => values.get(key) ?? null);
  });
}

/** Makes something once for all arguments that say the same. */
function onceFor<Parameters extends readonly unknown[], Made>(
  make: (...parameters: Parameters) => Made,
): (...parameters: Parameters) => Made {
  const made = new Map<string, Made>();
  return (...parameters) => {
    const key = JSON.stringify(parameters);
    const known = made.get(key);
    if (known !== undefined) return known;
    const created = make(...parameters);
    made.set(key, created);
    return created;
  };
}

/** Reads the numbers of all tables that are asked for at once in one statement. */
function numbersLoader(ask: Ask): Loaders["numbers"] {
  const lists = new Map<readonly TablePlace[], number>();
  function listOf({ places }: NumbersKey): number {
    const known = lists.get(places) ?? lists.size;
    lists.set(places, known);
    return known;
  }
  return new DataLoader(
    async (keys: readonly NumbersKey[]) => {
      const requests = new Map<number, NumbersRequest & { readonly versionIds: number[] }>();
      for (const key of keys) {
        const { table, places, versionId } = key;
        const request = requests.get(listOf(key)) ?? { table, places, versionIds: [] };
        requests.set(listOf(key), request);
        request.versionIds.push(versionId);
      }
      const found = await ask(({ database }) => numbersOfVersions(database, [...requests.values()]));
      const order = [...requests.keys()];
      return keys.map((key) => found[order.indexOf(listOf(key))]?.get(key.versionId) ?? null);
    },
    { cacheKeyFn: (key) => `${listOf(key)}/${key.versionId}` },
  );
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Loaders for one request. They remember what they read, so they must not outlive it. */
export function createLoaders(ask: Ask): Loaders {
  const loader = <Key extends string | number, Value>(
    read: (database: Database, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ) => loaderOf((keys: readonly Key[]) => ask(({ database }) => read(database, keys)));
  return {
    agency: loader(async (database, ids: readonly string[]) => byId(await agenciesByIds(database, ids))),
    report: loader(async (database, ids: readonly string[]) => byId(await reportsByIds(database, ids))),
    aliases: loader(aliasesOfAgencies),
    lineage: loader(lineageOfAgencies),
    years: loader(yearsOfAgencies),
    reportsOfAgency: onceFor((filter, page) =>
      loader((database, ids: readonly string[]) => reportsOfAgencies(database, ids, filter, page)),
    ),
    findingsOfAgency: onceFor((filter, order, page) =>
      loader((database, ids: readonly string[]) => findingsOfAgencies(database, ids, filter, order, page)),
    ),
    figuresOfAgency: onceFor((measures) =>
      loader((database, ids: readonly string[]) => figuresOfAgencies(database, ids, measures)),
    ),
    versionsOfReport: onceFor((page) =>
      loader((database, ids: readonly string[]) => versionsOfReports(database, ids, page)),
    ),
    version: loader(versionsByIds),
    details: loader(detailsOfVersions),
    tables: loader(tablesOfVersions),
    numbers: numbersLoader(ask),
    sections: loader(sectionsOfVersions),
    findings: loader(findingsOfVersions),
    source: loader(sourceOfVersions),
    provenance: loader(provenanceOfVersions),
    reading: loader(readingsOfVersions),
    regions: onceFor(() => ask(({ database }) => listRegions(database))),
  };
}
