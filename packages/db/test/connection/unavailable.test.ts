import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/index.ts";
import { findPostgresBinaries, startPostgres } from "../../src/testing/index.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const UNAVAILABLE = { name: "DatabaseError", code: "DATABASE_UNAVAILABLE" };

/** The rejection of a database that must not open. */
async function refusal(options: { url?: string; directory?: string }): Promise<Error> {
  return openDatabase({ ...options, role: "command" }).then(
    () => expect.fail("it opened"),
    (error: Error) => error,
  );
}

describe("A database that cannot be opened", () => {
  it("says where the server should have been, and never the password", async () => {
    const error = await refusal({ url: "postgresql://someone:s3cret@localhost:1/reports" });
    expect(error).toMatchObject(UNAVAILABLE);
    expect(error.message).toContain("The PostgreSQL database at localhost:1/reports cannot be used");
    expect(error.message).toContain("ECONNREFUSED");
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain("s3cret");
  });

  it.each(["reports", "mysql://localhost/reports", "postgresql://me:s3cret@local host:x/reports"])(
    "says how a URL is written when it gets %s",
    async (url) => {
      const error = await refusal({ url });
      expect(error).toMatchObject(UNAVAILABLE);
      expect(error.message).toContain("Write it as postgresql://user:password@host:5432/database");
      expect(error.message).not.toContain("s3cret");
    },
  );

  it("says that the data directory is a file, or inside one", async () => {
    const file = join(await temporaryDirectory(), "file");
    await writeFile(file, "");
    for (const directory of [file, join(file, "inside")]) {
      const error = await refusal({ directory });
      expect(error).toMatchObject(UNAVAILABLE);
      expect(error.message).toContain(
        `The data directory ${directory} cannot be used: it is a file, or inside one`,
      );
    }
  });

  it.skipIf(process.getuid?.() === 0)(
    "says that the data directory may not be written (skipped for root, who may write everything)",
    async () => {
      const directory = join(await temporaryDirectory(), "read-only");
      await mkdir(directory);
      await chmod(directory, 0o500);
      const error = await refusal({ directory });
      expect(error).toMatchObject(UNAVAILABLE);
      expect(error.message).toContain("it may not be written by this user");
    },
  );

  it("says that the files of the database cannot be read", async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, "postgres"));
    await writeFile(join(directory, "postgres", "PG_VERSION"), "18\n");
    const error = await refusal({ directory });
    expect(error).toMatchObject(UNAVAILABLE);
    expect(error.message).toContain(
      `The embedded database in ${join(directory, "postgres")} could not be opened`,
    );
  });

  it("says that no database was named", async () => {
    await expect(openDatabase({ role: "command" })).rejects.toThrow("No database was named");
  });
});

describe.skipIf(findPostgresBinaries() === undefined)(
  "A PostgreSQL server (skipped where no initdb and postgres are found)",
  () => {
    it("is reached by its URL, and lost connections are explained and replaced", async () => {
      const postgres = await startPostgres();
      const notices: string[] = [];
      const url = await postgres.createDatabase();
      const database = await openDatabase({
        url,
        role: "server",
        onNotice: (notice) => notices.push(notice),
      });
      expect(database.kind).toBe("postgresql");
      expect(database.description).toMatch(/^PostgreSQL at .*:5432\/test_1$/);

      const busy = await database.pool.connect();
      const { rows } = await busy.query("SELECT pg_backend_pid() AS pid");
      const cut = database.pool.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
      await cut;
      await expect(busy.query("SELECT 1")).rejects.toMatchObject(UNAVAILABLE);
      busy.release();
      expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);

      const unknown = await refusal({ url: postgres.url("nowhere") });
      expect(unknown).toMatchObject(UNAVAILABLE);
      expect(unknown.message).toContain('database "nowhere" does not exist');

      await postgres.stop();
      await expect(database.pool.query("SELECT 1")).rejects.toMatchObject(UNAVAILABLE);
      expect(notices.length).toBeGreaterThan(0);
      await database.close();
    });
  },
);
