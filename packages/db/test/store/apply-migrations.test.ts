import { DatabaseError } from "@gongkai/schema";
import { afterEach, expect, test } from "vitest";
import { applyMigrations, type Database } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { readContents } from "../support/database-contents.ts";

describeDatabases("applying migrations", ({ open }) => {
  const opened: Database[] = [];
  const openForTest = async () => {
    const database = await open();
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });

  test("creates the tables, and changes nothing the second time", async () => {
    const database = await openForTest();
    await applyMigrations(database);
    const first = await readContents(database);
    await applyMigrations(database);
    expect(Object.keys(first.rows)).toContain("requests_figures");
    expect(await readContents(database)).toEqual(first);
  });

  test("is safe when several processes start at once", async () => {
    const database = await openForTest();
    await Promise.all(Array.from({ length: 4 }, () => applyMigrations(database)));
    const applied = await database.pool.query("select * from drizzle.__drizzle_migrations");
    const distinct = new Set(applied.rows.map((row: { created_at: string }) => row.created_at));
    expect(applied.rows).toHaveLength(distinct.size);
  });

  test("refuses a database that a newer version has migrated, and says what to do", async () => {
    const database = await openForTest();
    await applyMigrations(database);
    await database.pool.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    );
    const refusal = applyMigrations(database);
    await expect(refusal).rejects.toThrow(DatabaseError);
    await expect(refusal).rejects.toMatchObject({
      code: "DATABASE_TOO_NEW",
      message: expect.stringContaining("Update gongkai"),
    });
  });
});
