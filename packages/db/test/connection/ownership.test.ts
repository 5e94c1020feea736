import { spawnSync } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/index.ts";
import { doorTo } from "./door.ts";
import { startProcess } from "./start-process.ts";
import { databaseDirectory, temporaryDirectory } from "./temporary-directory.ts";

/** Runs a program in a network of its own, as a container does. Only root of a Linux machine may. */
const OWN_NETWORK = ["unshare", "--net"];
const CAN_UNSHARE = spawnSync("unshare", ["--net", "true"]).status === 0;
const HAS_SOCKET_FILES = process.platform !== "win32";

// Each test starts up to three processes, and each of those a database.
describe("A data directory", { timeout: 90_000 }, () => {
  it("has one owner, and a second process works through it", async () => {
    const directory = await databaseDirectory();
    const owner = await openDatabase({ directory, role: "server" });
    await owner.pool.query("CREATE TABLE notes (id int)");
    const guest = await startProcess();
    expect(await guest.open({ directory, role: "command" })).toEqual({
      kind: "guest",
      description: `the embedded database in ${directory}, through the server (process ${process.pid})`,
    });
    await guest.query("BEGIN");
    await guest.query("INSERT INTO notes VALUES (1)");
    const seenByOwner = owner.pool.query("SELECT count(*) AS total FROM notes");
    await guest.query("INSERT INTO notes VALUES (2)");
    await guest.query("COMMIT");
    expect((await seenByOwner).rows).toEqual([{ total: 2 }]);
    await guest.close();
    await owner.close();
  });

  it("is free again after its owner has closed it, and keeps what was committed", async () => {
    const directory = await databaseDirectory();
    const first = await openDatabase({ directory, role: "command" });
    await first.pool.query("CREATE TABLE notes AS SELECT 7 AS id");
    await first.close();
    expect(await readdir(directory)).toEqual(["postgres"]);
    const second = await openDatabase({ directory, role: "server", asGuest: "never" });
    expect(second.kind).toBe("embedded");
    expect((await second.pool.query("SELECT id FROM notes")).rows).toEqual([{ id: 7 }]);
    await second.close();
  });

  it("is free at once after its owner was killed, with all that was committed and nothing else", async () => {
    const directory = await databaseDirectory();
    const killed = await startProcess();
    await killed.open({ directory, role: "server" });
    await killed.query("CREATE TABLE notes (id int)");
    await killed.query("INSERT INTO notes SELECT generate_series(1, 1000)");
    await killed.query("BEGIN");
    await killed.query("INSERT INTO notes VALUES (1001)");
    await killed.kill();
    const next = await openDatabase({ directory, role: "server", asGuest: "never" });
    expect(next.kind).toBe("embedded");
    const { rows } = await next.pool.query("SELECT count(*) AS total, max(id) AS largest FROM notes");
    expect(rows).toEqual([{ total: 1000, largest: 1000 }]);
    await next.close();
  });

  it("is made anew when the first process was killed while it made it", async () => {
    const directory = await temporaryDirectory();
    const killed = await startProcess();
    const opening = killed.open({ directory, role: "server" }).catch(() => undefined);
    await expect.poll(() => readdir(directory), { timeout: 20_000 }).toContain("postgres.unfinished");
    await killed.kill();
    void opening;
    const next = await openDatabase({ directory, role: "server" });
    expect((await next.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await next.close();
  });

  it("goes to exactly one of several processes that start at once", async () => {
    const directory = await databaseDirectory();
    const processes = await Promise.all([startProcess(), startProcess(), startProcess()]);
    const opened = await Promise.all(processes.map((each) => each.open({ directory, role: "command" })));
    expect(opened.map(({ kind }) => kind).sort()).toEqual(["embedded", "guest", "guest"]);
    const owner = processes[opened.findIndex(({ kind }) => kind === "embedded")];
    await owner?.query("CREATE TABLE notes (id int)");
    await Promise.all(processes.map((each) => each.query("INSERT INTO notes VALUES (1)")));
    expect(await processes[0]?.query("SELECT count(*) AS total FROM notes")).toEqual([{ total: 3 }]);
  });

  it("is refused to a process that must not be a guest, naming the owner", async () => {
    const directory = await databaseDirectory();
    const owner = await openDatabase({ directory, role: "command" });
    const refused = openDatabase({ directory, role: "server", asGuest: "never" });
    await expect(refused).rejects.toMatchObject({ name: "DatabaseError", code: "DATABASE_IN_USE" });
    await expect(refused).rejects.toThrow(`is in use by a gongkai command (process ${process.pid})`);
    await owner.close();
  });

  it("rolls back what a guest that was killed had left open", async () => {
    const directory = await databaseDirectory();
    const owner = await openDatabase({ directory, role: "server" });
    await owner.pool.query("CREATE TABLE notes (id int)");
    const guest = await startProcess();
    await guest.open({ directory, role: "command" });
    await guest.query("BEGIN");
    await guest.query("INSERT INTO notes VALUES (1)");
    await guest.kill();
    expect((await owner.pool.query("SELECT count(*) AS total FROM notes")).rows).toEqual([{ total: 0 }]);
    await owner.close();
  });

  it.each(["closes", "is killed"])("tells its guests to run again when the owner %s", async (how) => {
    const directory = await databaseDirectory();
    const owner = await startProcess();
    await owner.open({ directory, role: "server" });
    const guest = await openDatabase({ directory, role: "command" });
    const client = await guest.pool.connect();
    await client.query("BEGIN");
    await (how === "closes" ? owner.close() : owner.kill());
    const sentence = `through the server (process ${owner.pid}), which has stopped. Run the command again.`;
    const lost = client.query("COMMIT");
    await expect(lost).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await expect(lost).rejects.toThrow(sentence);
    client.release();
    await expect(guest.pool.query("SELECT 1")).rejects.toThrow(sentence);
    await guest.close();
  });

  it("lets only those in who know the owner's token", async () => {
    const directory = await databaseDirectory();
    const owner = await openDatabase({ directory, role: "server" });
    const { address, token } = JSON.parse(await readFile(join(directory, "owner.json"), "utf8"));
    const knock = async (password: string) => {
      const client = new pg.Client({ user: "postgres", password, stream: () => doorTo(address) });
      client.on("error", () => undefined);
      await client.connect();
      await client.end();
    };
    await expect(knock(token)).resolves.toBeUndefined();
    for (const wrong of ["", `${token}x`, token.slice(1)]) {
      await expect(knock(wrong)).rejects.toMatchObject({ code: "28P01" });
    }
    await owner.close();
  });

  it.runIf(HAS_SOCKET_FILES)("can be entered and its token read by this user alone", async () => {
    const directory = join(await temporaryDirectory(), "new");
    const owner = await openDatabase({ directory, role: "server" });
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await modeOf(directory)).toBe(0o700);
    expect(await modeOf(join(directory, "owner.json"))).toBe(0o600);
    await owner.close();
  });

  it.runIf(CAN_UNSHARE)(
    "has one owner across containers (skipped where unshare is not allowed)",
    async () => {
      const directory = await databaseDirectory();
      const owner = await openDatabase({ directory, role: "server" });
      const other = await startProcess(OWN_NETWORK);
      expect(await other.open({ directory, role: "command" })).toMatchObject({ kind: "guest" });
      expect(await other.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await other.close();
      await owner.close();
    },
  );

  it("ignores what a killed owner wrote about itself", async () => {
    const directory = await databaseDirectory();
    const stale = {
      pid: 1,
      role: "server",
      startedAt: "",
      token: "old",
      address: join(directory, "owner.sock"),
    };
    await writeFile(join(directory, "owner.json"), JSON.stringify(stale));
    const owner = await openDatabase({ directory, role: "server", asGuest: "never" });
    expect(owner.kind).toBe("embedded");
    await owner.close();
  });

  it("may have a path longer than a socket's may be", async () => {
    const directory = join(await temporaryDirectory(), "long".repeat(30));
    const owner = await openDatabase({ directory, role: "server" });
    const guest = await openDatabase({ directory, role: "command" });
    expect([owner.kind, guest.kind]).toEqual(["embedded", "guest"]);
    expect((await guest.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await guest.close();
    await owner.close();
  });
});
