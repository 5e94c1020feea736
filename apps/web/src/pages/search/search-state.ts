import { useMemo } from "react";
import { useSearchParams } from "wouter";
import type {
  AgencyKind,
  AgencyLevel,
  FacetName,
  SearchFilter,
  SearchOrder,
  SectionId,
} from "../../data/schema-types.generated.ts";

/** The orders that hits can have. */
export const ORDERS: readonly SearchOrder[] = ["RELEVANCE", "NEWEST", "OLDEST"];

/** The parameter of the address that holds the values chosen of a facet. */
const FACET_PARAMETERS: Readonly<Record<FacetName, string>> = {
  YEAR: "year",
  SECTION: "section",
  LEVEL: "level",
  PROVINCE: "province",
  KIND: "kind",
};

/** What is searched for, as the address of the page says it. */
export interface SearchState {
  readonly query: string;
  readonly order: SearchOrder;
  /** Whether the query is looked for as one run of characters. */
  readonly isExact: boolean;
  /** Pieces of the query that are not to be interpreted. */
  readonly asWords: readonly string[];
  /** The values chosen of each facet. */
  readonly chosen: Readonly<Record<FacetName, readonly string[]>>;
}

/** The choice of somebody who has chosen nothing. */
export const NOTHING_CHOSEN: SearchState["chosen"] = {
  YEAR: [],
  SECTION: [],
  LEVEL: [],
  PROVINCE: [],
  KIND: [],
};

function readState(parameters: URLSearchParams): SearchState {
  const listOf = (name: string) => (parameters.get(name) ?? "").split(",").filter((value) => value !== "");
  return {
    query: parameters.get("q") ?? "",
    order: ORDERS.find((order) => order.toLowerCase() === parameters.get("order")) ?? "RELEVANCE",
    isExact: parameters.has("exact"),
    asWords: parameters.getAll("words"),
    chosen: {
      YEAR: listOf("year").filter((year) => /^\d{4}$/.test(year)),
      SECTION: listOf("section"),
      LEVEL: listOf("level"),
      PROVINCE: listOf("province"),
      KIND: listOf("kind"),
    },
  };
}

function writeState({ query, order, isExact, asWords, chosen }: SearchState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  for (const [name, values] of Object.entries(chosen)) {
    // The entries come from an object whose keys are the names of facets.
    if (values.length > 0) parameters.set(FACET_PARAMETERS[name as FacetName], values.join(","));
  }
  if (order !== "RELEVANCE") parameters.set("order", order.toLowerCase());
  if (isExact) parameters.set("exact", "1");
  // A piece that is no longer in the query has nothing to say.
  for (const piece of asWords.filter((each) => query.includes(each))) parameters.append("words", piece);
  return parameters;
}

/** The state of the search page and how it is changed; every change is a new address that can be shared. */
export function useSearchState(): readonly [SearchState, (change: Partial<SearchState>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => readState(parameters), [parameters]);
  const change = (changed: Partial<SearchState>) =>
    // While somebody types, going back should leave the page and not undo letters.
    setParameters((current) => writeState({ ...readState(current), ...changed }), { replace: true });
  return [state, change];
}

/** The filter that the chosen values make, as the schema takes it. */
export function filterOf({ chosen }: SearchState, synthetic: boolean | undefined): SearchFilter {
  // What the address holds comes from facets; another value the server refuses, and says so.
  return {
    ...(synthetic === undefined ? {} : { synthetic }),
    ...(chosen.YEAR.length > 0 ? { years: chosen.YEAR.map(Number) } : {}),
    ...(chosen.SECTION.length > 0 ? { sections: chosen.SECTION as readonly SectionId[] } : {}),
    ...(chosen.LEVEL.length > 0 ? { levels: chosen.LEVEL as readonly AgencyLevel[] } : {}),
    ...(chosen.PROVINCE.length > 0 ? { regionCodes: chosen.PROVINCE } : {}),
    ...(chosen.KIND.length > 0 ? { kinds: chosen.KIND as readonly AgencyKind[] } : {}),
  };
}
