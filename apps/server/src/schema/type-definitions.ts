import { buildSchema, printSchema } from "graphql";
import { FIGURES_SDL } from "../figures/figures-sdl.ts";
import { tablesSdl } from "../tables/tables-sdl.ts";
import { COMPARISON_SDL } from "./comparison-sdl.ts";
import { enumerationsSdl } from "./enumerations.ts";
import { MUTATION_SDL } from "./mutation-sdl.ts";
import { QUERY_SDL } from "./query-sdl.ts";
import { REPORT_SDL } from "./report-sdl.ts";
import { SEARCH_SDL } from "./search-sdl.ts";

/** The whole schema in the definition language: written by hand, and derived from the official forms. */
export const TYPE_DEFINITIONS = [
  QUERY_SDL,
  MUTATION_SDL,
  REPORT_SDL,
  COMPARISON_SDL,
  SEARCH_SDL,
  FIGURES_SDL,
  enumerationsSdl(),
  tablesSdl(),
].join("\n\n");

/** The schema as `schema.graphql` holds it: what clients may rely on. */
export function printedSchema(): string {
  return `${printSchema(buildSchema(TYPE_DEFINITIONS))}\n`;
}
