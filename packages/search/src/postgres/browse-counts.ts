import type { EngineRequest, FacetName } from "../engine.ts";
import { FACET_VALUES, type FilterCondition, filterConditions } from "./conditions.ts";
import { allOf, type SearchStatement, scopesOf } from "./search-statement.ts";
import { Parameters } from "./sql-parameters.ts";

/** How many rows of `search.tallies` are counted at most. */
const TALLIES = 100_000;

/**
 * Builds the statement that counts everything that passes a filter. Its row has `totals` and `facets` as that of
 * `searchStatement` has.
 */
export function browseCounts({ filter, facets }: EngineRequest): SearchStatement {
  const parameters = new Parameters();
  const scopes = scopesOf(filterConditions(parameters, filter), facets);
  const queries = scopes.map(({ name, conditions }) => {
    const ofReports = conditions.filter(({ facet }) => facet !== "section");
    const ofSections = conditions.filter(({ facet }) => facet === "section");
    const columns = [
      "d.sections",
      `${matchCount(ofSections)} as times`,
      ...[...new Set(facets)].filter(isOfReport).map(facetColumn),
    ];
    return `matched_${name} as materialized (
  select ${columns.join(", ")} from search.tallies d where ${allOf(ofReports)} limit ${TALLIES + 1}
)`;
  });
  const totals = scopes.map(
    ({ name }) => `(
    select jsonb_build_array(coalesce(sum(times), 0), count(*) <= ${TALLIES}) from matched_${name}
  )`,
  );
  const counts = facets.map((facet) => {
    const { name, conditions } = scopes.find((scope) => scope.name === facet) ?? scopes[0];
    return `(
    select coalesce(jsonb_agg(jsonb_build_array(value, times)), '[]') from (
      ${facet === "section" ? countSections(name, conditions) : countReports(facet, name)}
    ) as counted where times > 0
  )`;
  });
  const text = `with ${queries.join(",\n")}
select jsonb_build_array(${totals.join(", ")})::text as totals,
  jsonb_build_array(${counts.join(", ")})::text as facets`;
  return { text, values: parameters.values, scopes: scopes.map(({ name }) => name) };
}

function isOfReport(facet: FacetName): boolean {
  return facet !== "section";
}

function facetColumn(facet: FacetName): string {
  return `${FACET_VALUES[facet]} as ${facet}`;
}

/** How many documents of a row pass what a filter asks of their sections. */
function matchCount(conditions: readonly FilterCondition[]): string {
  if (conditions.length === 0) return "cardinality(d.sections)";
  return `(select count(*) from unnest(d.sections) as d (section) where ${allOf(conditions)})`;
}

function countReports(facet: FacetName, scope: string): string {
  return `select ${facet}::text as value, sum(times) as times from matched_${scope}
      where ${facet} is not null group by ${facet}`;
}

function countSections(scope: string, conditions: readonly FilterCondition[]): string {
  const ofSections = conditions.filter(({ facet }) => facet === "section");
  return `select d.section as value, count(*) as times from matched_${scope}, unnest(sections) as d (section)
      where ${allOf(ofSections)} group by d.section`;
}
