import { AGENCY_KINDS, AGENCY_LEVELS, screamingSnakeCase } from "@gongkai/schema";
import { useMemo } from "react";
import { useSearchParams } from "wouter";
import type {
  AgencyKind,
  AgencyLevel,
  Edition,
  MeasureInput,
  ReportFilter,
  ReportGrouping,
} from "../../data/schema-types.generated.ts";
import { findMeasure, type Measure, wholesOf } from "./measures.ts";

/** So many measures are shown at once: as many as lines are told apart. */
export const MOST_MEASURES = 4;

/** What reports can be told apart by, in the order in which the server sorts them. */
export const GROUPINGS = [
  "YEAR",
  "EDITION",
  "LEVEL",
  "KIND",
  "PROVINCE",
  "REGION",
  "AGENCY",
] as const satisfies readonly ReportGrouping[];

/** What is told of the reports of a group. */
export const STATISTICS = ["mean", "median", "sum", "spread", "share", "change"] as const;

/** One of {@link STATISTICS}. */
export type Statistic = (typeof STATISTICS)[number];

/** The editions of the schema. */
export const EDITION_VALUES = ["EDITION_2019", "EDITION_2021"] as const satisfies readonly Edition[];

/** The levels of agencies, highest first. The names come from the same declarations as the type. */
export const LEVELS = Object.keys(AGENCY_LEVELS).map(screamingSnakeCase) as AgencyLevel[];

/** The kinds of agencies. See {@link LEVELS}. */
export const KINDS = Object.keys(AGENCY_KINDS).map(screamingSnakeCase) as AgencyKind[];

/** The part of the reports that each quantile of a spread is at or above, the median left out. */
export const QUANTILES = [0.1, 0.25, 0.75, 0.9] as const;

/** Everything that the address of the page says. */
export interface FiguresState {
  /** One at least. */
  readonly measures: readonly Measure[];
  /** At most two. */
  readonly groupBy: readonly ReportGrouping[];
  readonly statistic: Statistic;
  /** What shares are of; undefined where the measures have no total. */
  readonly whole: Measure | undefined;
  /** Whether the table begins with the largest figure; else it has the order of the groups. */
  readonly isSorted: boolean;
  readonly years: readonly number[];
  readonly editions: readonly Edition[];
  readonly levels: readonly AgencyLevel[];
  readonly kinds: readonly AgencyKind[];
  /** A code of GB/T 2260; null for the whole country. */
  readonly region: string | null;
  /** Global ids. */
  readonly agencies: readonly string[];
}

/** Changes some of the state. */
export type ChangeFigures = (change: Partial<FiguresState>) => void;

/** The state without filters. */
export const NO_FILTERS = {
  years: [],
  editions: [],
  levels: [],
  kinds: [],
  region: null,
  agencies: [],
} as const satisfies Partial<FiguresState>;

const FIRST_MEASURE = "requests/received/total";
const EVERY_REPORT = "all";

function readState(parameters: URLSearchParams): FiguresState {
  const listOf = (name: string) => (parameters.get(name) ?? "").split(",").filter((value) => value !== "");
  const chosenOf = <Value extends string>(name: string, values: readonly Value[]) => {
    const wanted = listOf(name).map((value) => value.toUpperCase());
    return values.filter((value) => wanted.includes(value));
  };
  const known = [...new Set(listOf("measures"))].flatMap((address) => findMeasure(address) ?? []);
  const fallback = [FIRST_MEASURE].flatMap((address) => findMeasure(address) ?? []);
  const measures = (known.length === 0 ? fallback : known).slice(0, MOST_MEASURES);
  const wholes = wholesOf(measures);
  const whole = wholes.find(({ address }) => address === parameters.get("of")) ?? wholes[0];
  const statistic = STATISTICS.find((each) => each === parameters.get("show")) ?? "mean";
  const groupBy = listOf("by").flatMap((name) => GROUPINGS.find((each) => each.toLowerCase() === name) ?? []);
  return {
    measures,
    groupBy: parameters.has("by") ? [...new Set(groupBy)].slice(0, 2) : ["YEAR"],
    statistic: statistic === "share" && whole === undefined ? "mean" : statistic,
    whole,
    isSorted: parameters.get("sort") === "value",
    years: listOf("years")
      .filter((year) => /^\d{4}$/.test(year))
      .map(Number),
    editions: EDITION_VALUES.filter((edition) => listOf("editions").some((year) => edition.endsWith(year))),
    levels: chosenOf("levels", LEVELS),
    kinds: chosenOf("kinds", KINDS),
    region: /^\d{6}$/.test(parameters.get("region") ?? "") ? parameters.get("region") : null,
    agencies: listOf("agencies"),
  };
}

function writeState(state: FiguresState): URLSearchParams {
  const { measures, groupBy, statistic, whole, region } = state;
  const [nearest] = wholesOf(measures);
  const lower = (values: readonly string[]) => values.map((value) => value.toLowerCase());
  const lists = {
    measures: measures.map(({ address }) => address),
    by: groupBy.length === 0 ? [EVERY_REPORT] : lower(groupBy),
    show: [statistic],
    of: statistic === "share" && whole !== undefined && whole !== nearest ? [whole.address] : [],
    sort: state.isSorted ? ["value"] : [],
    years: [...state.years].sort(),
    editions: state.editions.map((edition) => edition.slice(-4)),
    levels: lower(state.levels),
    kinds: lower(state.kinds),
    region: region === null ? [] : [region],
    agencies: state.agencies,
  };
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(lists)) {
    if (values.length > 0) parameters.set(name, values.join(","));
  }
  return parameters;
}

/** The state of the page and how it is changed; every change is a new address that can be shared. */
export function useFiguresState(): readonly [FiguresState, ChangeFigures] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => readState(parameters), [parameters]);
  return [
    state,
    (change) =>
      setParameters((current) => writeState({ ...readState(current), ...change }), { replace: true }),
  ];
}

/** Whether the groups have an order of their own that says less than their figures; years are read one after another. */
export function canBeSorted({ groupBy }: FiguresState): boolean {
  return groupBy.length > 0 && !groupBy.includes("YEAR");
}

/** The digits that the codes of all regions in a region begin with: 320000 → 32. */
export function regionPrefix(code: string): string {
  return code.replace(/(00)+$/, "");
}

/** The filter of the state as the schema takes it. */
export function filterOf(state: FiguresState, synthetic: boolean | undefined): ReportFilter {
  const { years, editions, levels, kinds, region, agencies } = state;
  return {
    ...(synthetic === undefined ? {} : { synthetic }),
    ...(years.length > 0 ? { years } : {}),
    ...(editions.length > 0 ? { editions } : {}),
    ...(levels.length > 0 ? { levels } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(region === null ? {} : { regionCode: regionPrefix(region) }),
    ...(agencies.length > 0 ? { agencyIds: agencies } : {}),
  };
}

/** What the server is asked to measure. */
export function measuresOf({ measures, statistic, whole }: FiguresState): readonly MeasureInput[] {
  return measures.map(({ address, isMoney }) => ({
    name: address,
    cells: [address],
    // Each quantile of each group counts against what one request may ask for.
    quantiles: statistic === "spread" ? QUANTILES : [],
    yearOnYear: statistic === "change",
    ...(statistic === "share" && whole !== undefined && !isMoney ? { shareOf: [whole.address] } : {}),
  }));
}
