import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { findPostgresBinaries } from "./postgres-binaries.ts";

/** A PostgreSQL server of this test run alone. */
export interface TestPostgres {
  /** The URL of a database on it; `postgres`, which is always there, when no name is given. */
  url(databaseName?: string): string;
  /** Creates an empty database in UTF-8 with the C collation and gives its URL. */
  createDatabase(): Promise<string>;
  /** Drops a database that was created, with the sessions that are left in it. */
  dropDatabase(databaseUrl: string): Promise<void>;
  /** Stops the server and removes its files. May be called more than once. */
  stop(): Promise<void>;
}

const START_MILLISECONDS = 30_000;

/**
 * Ends the server and removes its folder when standard input closes. The kernel closes it even when the test
 * run is killed, so no server is ever left behind.
 */
const KEEPER = `
folder=$1; shift
exec 3<&0
"$@" &
server=$!
(cat <&3 >/dev/null; kill -INT "$server") 2>/dev/null &
wait "$server"
rm -rf "$folder"
`;

/**
 * Starts a PostgreSQL server in a temporary folder, on a Unix socket inside it and on no port.
 *
 * @throws Error when this machine has no server programs (see findPostgresBinaries) or the server does not start
 */
export async function startPostgres(): Promise<TestPostgres> {
  const binaries = findPostgresBinaries();
  if (binaries === undefined) throw new Error("No PostgreSQL server programs were found on this machine.");
  const folder = await mkdtemp(join(tmpdir(), "gongkai-postgres-"));
  const user = await unprivilegedUser();
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  // The folder as working directory, because the other user may not be allowed into ours.
  const options = { cwd: folder, ...user };

  const layout = ["--encoding=UTF8", "--locale=C", "--auth=trust", "--username=postgres", "--no-sync"];
  await promisify(execFile)(binaries.initdb, [`--pgdata=${data}`, ...layout], options);

  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "full_page_writes=off",
  ];
  const command = [binaries.postgres, "-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const keeper = spawn("/bin/sh", ["-c", KEEPER, "sh", folder, ...command], {
    ...options,
    stdio: ["pipe", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));

  function url(databaseName = "postgres"): string {
    return `postgresql://postgres@localhost/${databaseName}?host=${encodeURIComponent(folder)}`;
  }

  await waitUntilReady(keeper, url());
  // Who does not stop it may end all the same, and it with them. The pipes of a child are sockets.
  const handles = [keeper, keeper.stdin, keeper.stderr] as readonly (ChildProcess | Socket)[];
  for (const handle of handles) handle.unref();

  let created = 0;
  return {
    url,
    async createDatabase() {
      created += 1;
      const name = `test_${created}`;
      await runOnce(
        url(),
        `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
      );
      return url(name);
    },
    async dropDatabase(databaseUrl) {
      await runOnce(url(), `DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)} WITH (FORCE)`);
    },
    async stop() {
      keeper.ref();
      keeper.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so root lends it the user it has for it, or nobody. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find(([accountName]) => accountName === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.");
}

async function waitUntilReady(keeper: ChildProcess, url: string): Promise<void> {
  let log = "";
  keeper.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-4000);
  });
  const deadline = Date.now() + START_MILLISECONDS;
  for (;;) {
    try {
      return await runOnce(url, "SELECT 1");
    } catch (error) {
      if (keeper.exitCode !== null || Date.now() > deadline) {
        keeper.stdin?.end();
        throw new Error(`PostgreSQL did not start: ${log}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // While the server starts it may cut a connection at any time; the query's own rejection tells it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
