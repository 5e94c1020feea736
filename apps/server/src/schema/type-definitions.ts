import { buildSchema, printSchema } from "graphql";
import { CHECK_SDL } from "../check/check-sdl.ts";
import { FEDERATION_SDL } from "../federation/federation-sdl.ts";
import { subgraphSdl } from "../federation/subgraph-sdl.ts";
import { FIGURES_SDL } from "../figures/figures-sdl.ts";
import { RATE_LIMIT_SDL } from "../rate-limit/rate-limit-field.ts";
import { tablesSdl } from "../tables/tables-sdl.ts";
import { AGENCY_SDL } from "./agency-sdl.ts";
import { COMPARISON_SDL } from "./comparison-sdl.ts";
import { describeCosts } from "./describe-costs.ts";
import { enumerationsSdl } from "./enumerations.ts";
import { FINDING_SDL } from "./finding-sdl.ts";
import { inBothLanguages } from "./in-both-languages.ts";
import { MUTATION_SDL } from "./mutation-sdl.ts";
import { QUERY_SDL } from "./query-sdl.ts";
import { REPORT_PARTS_SDL } from "./report-parts-sdl.ts";
import { REPORT_SDL } from "./report-sdl.ts";
import { SEARCH_SDL } from "./search-sdl.ts";

/** What there is for everybody: written by hand, and derived from the official forms. */
const COMMON_DEFINITIONS = describe([
  QUERY_SDL,
  MUTATION_SDL,
  AGENCY_SDL,
  REPORT_SDL,
  REPORT_PARTS_SDL,
  FINDING_SDL,
  CHECK_SDL,
  COMPARISON_SDL,
  SEARCH_SDL,
  FIGURES_SDL,
  RATE_LIMIT_SDL,
  enumerationsSdl(),
  tablesSdl(),
]);

/** The whole schema in the definition language. */
export const TYPE_DEFINITIONS = [COMMON_DEFINITIONS, describe([FEDERATION_SDL])].join("\n\n");

/** The schema as gateways of Apollo Federation 2 compose it with those of other graphs. */
export const SUBGRAPH_SDL = subgraphSdl(COMMON_DEFINITIONS);

/** Definitions with both languages and the costs in their descriptions. */
function describe(definitions: readonly string[]): string {
  return describeCosts(inBothLanguages(definitions.join("\n\n")));
}

/** The schema as `schema.graphql` holds it: what clients may rely on. Gateways have a specification to rely on. */
export function printedSchema(): string {
  return `${printSchema(buildSchema(COMMON_DEFINITIONS))}\n`;
}
