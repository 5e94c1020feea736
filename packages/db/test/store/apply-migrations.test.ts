import { DatabaseError } from "@gongkai/schema";
import { afterEach, expect, test } from "vitest";
import { applyMigrations, type Database, storeSource, verifyStore } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { readContents } from "../support/database-contents.ts";
import { sampleSource } from "../support/sample-source.ts";

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

  test("show what was first seen last where what was stored last had been shown", async () => {
    const database = await openForTest();
    await applyMigrations(database);
    const seen = (day: number) =>
      sampleSource([{ title: `${day}` }], { words: `${day}`, observedAt: new Date(Date.UTC(2024, 0, day)) });
    for (const day of [3, 2]) await storeSource(database, seen(day));
    // As it was before the migrations 0008 to 0011, which come last.
    await database.pool.query(`
      drop function note_report_change cascade;
      update report_versions set is_current = false;
      update report_versions set is_current = true where title = '2';
      alter table report_versions drop column origin;
      alter table report_versions add column observed_at timestamp with time zone default now() not null;
      alter table sources drop column found_empty_by;
      drop table audit_trail, retractions, report_changes;
      drop function refuse_change_of_audit_trail;
      drop index findings_by_rule;
      delete from search_outbox;
      delete from drizzle.__drizzle_migrations where created_at in (
        select created_at from drizzle.__drizzle_migrations order by created_at desc limit 4)`);
    await applyMigrations(database);
    const { rows } = await database.pool.query(`
      select distinct title, origin, version.report_id = search_outbox.report_id as told
      from report_versions version cross join search_outbox where is_current`);
    expect(rows).toEqual([{ title: "3", origin: seen(3).origin, told: true }]);
    const { invariants } = await verifyStore(database);
    expect(invariants.filter(({ name, holds }) => name !== "figures-as-read" && holds === false)).toEqual([]);
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
