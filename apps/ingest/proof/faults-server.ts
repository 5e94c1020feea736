import { execFile, spawn } from "node:child_process";
import { accessSync, realpathSync } from "node:fs";
import { chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { type Database, openDatabase } from "@gongkai/db";
import { findPostgresBinaries } from "@gongkai/db/testing";

/** The folder of PostgreSQL's programs; undefined where this machine has none. */
export function findPrograms(): string | undefined {
  const binaries = findPostgresBinaries();
  // Of a link to the server, where the others of its version are.
  return binaries === undefined ? undefined : dirname(realpathSync(binaries.postgres));
}

/** Whether a program stands beside the server's. */
export function hasProgram(name: string): boolean {
  try {
    accessSync(join(findPrograms() ?? "", name));
    return true;
  } catch {
    return false;
  }
}

/** A PostgreSQL server that can be crashed and started again. */
export interface CrashableServer {
  /** Where its socket is, and its other files. */
  readonly folder: string;
  /** The account that it runs under, where that is another one. */
  readonly account: { readonly uid: number; readonly gid: number } | undefined;
  /** The address of a database, through the socket in `folder` or in another one. */
  url(database: string, socketFolder?: string): string;
  /** The database in which others are created. */
  readonly admin: Database;
  /** Creates a database, empty or as a copy of another one, on the usual disk or another one; gives its name. */
  createDatabase(template?: string, tablespace?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Empties all tables of a database and numbers rows from 1 again, once nobody is at work in it. */
  emptyTables(name: string): Promise<void>;
  /** Stops it as a crash would: `pg_ctl stop -m immediate`. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

/** Ends the server when standard input closes, which the kernel sees to, and removes its folder unless it was crashed. */
const KEEPER = `
folder=$1; shift
exec 3<&0
"$@" &
server=$!
(cat <&3 >/dev/null; kill -INT "$server") 2>/dev/null &
watcher=$!
wait "$server"
kill "$watcher" 2>/dev/null
[ -e "$folder/crashed" ] || rm -rf "$folder"
`;

/** The tables that hold something of documents. */
const TABLES = `
  select string_agg(format('%I.%I', table_schema, table_name), ', ') as tables from information_schema.tables
  where table_schema in ('public', 'search') and table_type = 'BASE TABLE' and table_name <> 'audit_trail'`;

const SETTINGS = [
  "listen_addresses=",
  "fsync=off",
  "full_page_writes=off",
  "max_connections=200",
  "shared_buffers=64MB",
  "deadlock_timeout=50ms",
];

async function findAccount(): Promise<CrashableServer["account"]> {
  if (process.getuid?.() !== 0) return undefined;
  for (const line of (await readFile("/etc/passwd", "utf8")).split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === "postgres") return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres.");
}

async function openWhenReady(url: string): Promise<Database> {
  for (let left = 300; ; left -= 1) {
    try {
      return await openDatabase({ url, role: "command" });
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(100);
    }
  }
}

/** Starts a server in a temporary folder, on a Unix socket inside it. */
export async function startServer(): Promise<CrashableServer> {
  const programs = findPrograms();
  if (programs === undefined) throw new Error("No PostgreSQL server programs were found on this machine.");
  const folder = await mkdtemp(join(tmpdir(), "gongkai-proof-server-"));
  const account = await findAccount();
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const asServer = { cwd: folder, ...account };
  const run = promisify(execFile);
  const layout = ["--encoding=UTF8", "--locale=C", "--auth=trust", "--username=postgres", "--no-sync"];
  await run(join(programs, "initdb"), [`--pgdata=${data}`, ...layout], asServer);

  function url(database: string, socketFolder = folder): string {
    return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
  }

  function launch() {
    const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ["-c", setting]);
    const command = [join(programs ?? "", "postgres"), "-D", data, ...settings];
    const keeper = spawn("/bin/sh", ["-c", KEEPER, "sh", folder, ...command], {
      ...asServer,
      stdio: ["pipe", "ignore", "ignore"],
    });
    const ended = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
    keeper.stdin.on("error", () => undefined);
    return { keeper, ended };
  }

  let running = launch();
  const admin = await openWhenReady(url("postgres"));
  let created = 0;
  return {
    folder,
    account,
    url,
    admin,
    async createDatabase(template = "template0", tablespace = "pg_default") {
      created += 1;
      const name = `proof_${created}`;
      await admin.pool.query(
        `create database ${name} template ${template} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' strategy wal_log tablespace ${tablespace}`,
      );
      return name;
    },
    async dropDatabase(name) {
      await admin.pool.query(`drop database ${name} with (force)`);
    },
    async emptyTables(name) {
      // Not through what may stand before the server.
      const direct = await openDatabase({ url: url(name), role: "command" });
      try {
        const { rows } = await direct.pool.query<{ tables: string }>(TABLES);
        await direct.pool.query(`truncate ${rows[0]?.tables ?? ""} restart identity cascade`);
      } finally {
        await direct.close();
      }
    },
    async crash() {
      await writeFile(join(folder, "crashed"), "");
      await run(join(programs, "pg_ctl"), ["stop", "-D", data, "-m", "immediate"], asServer);
      await running.ended;
      running.keeper.stdin.end();
    },
    async start() {
      await rm(join(folder, "crashed"), { force: true });
      running = launch();
      await (await openWhenReady(url("postgres"))).close();
    },
    async stop() {
      await admin.close();
      running.keeper.stdin.end();
      await running.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
