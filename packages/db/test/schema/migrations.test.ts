import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { is } from "drizzle-orm";
import { bigint, PgTable, pgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";

const SCHEMA_FOLDER = new URL("../../src/schema/", import.meta.url);
const MIGRATIONS_FOLDER = new URL("../../migrations/", import.meta.url);

/** Every table that a module of src/schema exports, as drizzle-kit finds them. */
async function declaredTables(): Promise<Record<string, unknown>> {
  const modules = await Promise.all(
    readdirSync(SCHEMA_FOLDER).map(
      // A module's exports, looked at only to pick out the tables.
      (file) => import(fileURLToPath(new URL(file, SCHEMA_FOLDER))) as Promise<Record<string, unknown>>,
    ),
  );
  const exports = modules.flatMap((module) => Object.entries(module));
  return Object.fromEntries(exports.filter(([, value]) => is(value, PgTable)));
}

function lastSnapshot(): Parameters<typeof generateMigration>[0] {
  const last = readdirSync(new URL("meta/", MIGRATIONS_FOLDER))
    .filter((file) => file.endsWith("_snapshot.json"))
    .sort()
    .at(-1);
  return JSON.parse(readFileSync(new URL(`meta/${last}`, MIGRATIONS_FOLDER), "utf8"));
}

describe("the committed migrations", () => {
  test("lead to the declared tables: `drizzle-kit generate` would add nothing", async () => {
    const tables = await declaredTables();
    expect(Object.keys(tables)).toHaveLength(27);
    expect(await generateMigration(lastSnapshot(), generateDrizzleJson(tables))).toEqual([]);
  });

  test("would be found wanting if the form gained a row", async () => {
    const tables = await declaredTables();
    const grown = pgTable("remedies_figures", {
      ...Object.fromEntries(
        Object.keys(lastSnapshot().tables["public.remedies_figures"]?.columns ?? {}).map((name) => [
          name,
          bigint(name, { mode: "number" }),
        ]),
      ),
      withdrawn: bigint("withdrawn", { mode: "number" }),
    });
    const statements = await generateMigration(
      lastSnapshot(),
      generateDrizzleJson({ ...tables, remediesFigures: grown }),
    );
    expect(statements).toContain('ALTER TABLE "remedies_figures" ADD COLUMN "withdrawn" bigint;');
  });
});
