import { afterEach } from "vitest";
import { applyMigrations, type Database } from "../../src/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";

/** Gives each test new databases with their tables, closed when the test ends. For use inside `describeDatabases`. */
export function openMigratedDatabases({ open }: TestDatabase): () => Promise<Database> {
  const opened: Database[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });
  return async () => {
    const database = await open();
    opened.push(database);
    await applyMigrations(database);
    return database;
  };
}
