import { GongkaiError, SearchError } from "@gongkai/schema";
import type { Statements } from "./follower-lease.ts";

/** The index that a database is followed by. */
export interface OwnIndex {
  readonly indexName: string;
  /** What tells the database from every other one: a UUID without hyphens. */
  readonly database: string;
}

/**
 * One row, written once. It tells databases apart that share a server: without it, each would take the other's index for
 * an outdated one of its own.
 */
export const IDENTITY_TABLE = `
create table if not exists search.identity (
  id integer primary key default 1 check (id = 1),
  database uuid not null default gen_random_uuid()
);
insert into search.identity default values on conflict do nothing`;

const NAME = /^[A-Za-z0-9_-]{1,200}$/;

/** What the name of an index ends with while it is filled. */
const BUILDING = /_[0-9]{13}$/;

/** The name of a new index, to be filled and put in the place of the live one. */
export function buildingName(liveName: string): string {
  return `${liveName}_${Date.now()}`;
}

/** Whether a name is one of {@link buildingName}. */
export function isBuildingName(name: string, liveName: string): boolean {
  return BUILDING.test(name) && name.replace(BUILDING, "") === liveName;
}

/**
 * Refuses what cannot be the name of a live index.
 *
 * @throws GongkaiError BAD_USER_INPUT
 */
export function checkIndexName(name: string): void {
  if (NAME.test(name) && !BUILDING.test(name)) return;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `${JSON.stringify(name)} cannot be the name of an index of Meilisearch. Set MEILI_INDEX to up to 200 letters, digits, hyphens and underscores that do not end in an underscore and 13 digits, or leave it out.`,
  );
}

/**
 * Reads which index a database is followed by; `name` where one was given.
 *
 * @throws SearchError SEARCH_UNAVAILABLE where it was never prepared
 */
export async function readOwnIndex(client: Statements, name: string | undefined): Promise<OwnIndex> {
  const { rows } = await client.query(
    `select replace(database::text, '-', '') as database from search.identity`,
  );
  const database = rows[0]?.database;
  if (typeof database !== "string") {
    throw new SearchError(
      "SEARCH_UNAVAILABLE",
      "The database has no name for its index yet. Call prepare() first.",
    );
  }
  return { database, indexName: name ?? ownName(database) };
}

/** The name of the index of a database that was given no other. */
export function ownName(database: string): string {
  return `sections_${database}`;
}
