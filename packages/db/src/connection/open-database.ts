import { DatabaseError } from "@gongkai/schema";
import type { Database, OpenDatabaseOptions } from "./database.ts";
import { openEmbeddedDatabase } from "./embedded-database.ts";
import { openPostgresqlDatabase } from "./postgresql-database.ts";

/**
 * Opens the database that the options name: PostgreSQL by its URL, or the embedded one in a directory.
 *
 * Only one process ever has a directory open. A second one works through the first, unless `asGuest` is `never`.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE or DATABASE_IN_USE with a sentence for people
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  if (options.url !== undefined) return openPostgresqlDatabase(options.url, options);
  if (options.directory !== undefined) return openEmbeddedDatabase(options.directory, options);
  throw new DatabaseError(
    "BAD_USER_INPUT",
    "No database was named. Give the URL of a PostgreSQL database or a data directory.",
  );
}
