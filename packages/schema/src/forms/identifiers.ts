import type { ProactiveDisclosureCellId } from "./proactive-disclosure.ts";
import type { RemediesGroupId, RemediesOutcomeId } from "./remedies.ts";
import type { ApplicantId, RequestsRowId } from "./requests.ts";

/** The three official tables, in printed order. A table has the id of the section that prints it. */
export const TABLE_IDS = ["proactiveDisclosure", "requests", "remedies"] as const;

/** The identifier of an official table. */
export type TableId = (typeof TABLE_IDS)[number];

/**
 * Where a cell stands on the form: table, row and column, such as `requests/processed.granted/total`. In table
 * `remedies` the group takes the place of the row.
 */
export type CellAddress =
  | `proactiveDisclosure/${ProactiveDisclosureCellId}`
  | `requests/${RequestsRowId}/${ApplicantId}`
  | `remedies/${RemediesGroupId}/${RemediesOutcomeId}`;

/** The parts of a cell address. */
export interface CellPlace {
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
}

/** The forms have fewer addresses; whatever else is asked for is split each time. */
const MOST_PLACES = 1000;
const PLACES = new Map<CellAddress, CellPlace>();

/** Splits a cell address. */
export function cellPlace(address: CellAddress): CellPlace {
  // Rules look up hundreds of cells in each report.
  const known = PLACES.get(address);
  if (known !== undefined) return known;
  const [table, row, column] = address.split("/") as [TableId, string, string];
  const place = { table, row, column };
  if (PLACES.size < MOST_PLACES) PLACES.set(address, place);
  return place;
}

/**
 * The same identifier for a programming language: dots and slashes become capitals.
 *
 * `processed.denied.stateSecret` → `processedDeniedStateSecret`
 */
export function camelCase(id: string): string {
  return id.replace(/[./_-]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The same identifier for a type name: `processed.denied` → `ProcessedDenied`. */
export function pascalCase(id: string): string {
  const camel = camelCase(id);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** The same identifier for SQL: `processed.denied.stateSecret` → `processed_denied_state_secret`. */
export function snakeCase(id: string): string {
  return id.replace(/[./-]+/g, "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The same identifier for an enumeration: `pendingAtStart` → `PENDING_AT_START`. */
export function screamingSnakeCase(id: string): string {
  return snakeCase(id).toUpperCase();
}

/** The type of {@link camelCase}'s result. */
export type CamelCase<Id extends string> = Id extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Id extends `${infer Head}/${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : Id;
