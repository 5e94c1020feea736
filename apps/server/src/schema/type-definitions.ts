import { buildSchema, printSchema } from "graphql";
import { CHECK_SDL } from "../check/check-sdl.ts";
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

/** The whole schema in the definition language: written by hand, and derived from the official forms. */
export const TYPE_DEFINITIONS = describeCosts(
  inBothLanguages(
    [
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
    ].join("\n\n"),
  ),
);

/** The schema as `schema.graphql` holds it: what clients may rely on. */
export function printedSchema(): string {
  return `${printSchema(buildSchema(TYPE_DEFINITIONS))}\n`;
}
