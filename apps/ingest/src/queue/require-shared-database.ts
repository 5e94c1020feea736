import { databaseFromEnvironment } from "@gongkai/db";
import { DatabaseError } from "@gongkai/schema";

/**
 * Refuses a command for several processes where the environment names no PostgreSQL.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE
 */
export function requireSharedDatabase(command: string): void {
  if (databaseFromEnvironment(process.env).url !== undefined) return;
  throw new DatabaseError(
    "DATABASE_UNAVAILABLE",
    `gongkai ${command} shares work between processes through a PostgreSQL, and DATABASE_URL names none. Set it, or use gongkai ingest, which reads everything itself and works on the embedded database.`,
  );
}
