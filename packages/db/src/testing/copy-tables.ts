import type { Connection, PoolClient, Submittable } from "pg";
import type { Database } from "../connection/database.ts";
import { copyRows } from "../store/copy-rows.ts";

/** A table's rows in PostgreSQL's binary form. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Buffer;
}

const HEADER_BYTES = 19;
const TRAILER_BYTES = 2;

/** A COPY TO STDOUT that keeps what it gives. */
class CopyOut implements Submittable {
  readonly done: Promise<readonly Buffer[]>;
  readonly #statement: string;
  readonly #chunks: Buffer[] = [];
  #resolve: (chunks: readonly Buffer[]) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(statement: string) {
    this.#statement = statement;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.#statement);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#chunks.push(Buffer.from(chunk));
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#chunks);
  }
}

async function copyOut(client: PoolClient, table: string): Promise<TableRows> {
  const { rows: names } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  const columns = names.map(({ name }) => name);
  const list = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const copy = new CopyOut(`copy ${client.escapeIdentifier(table)} (${list}) to stdout (format binary)`);
  client.query(copy);
  const whole = Buffer.concat(await copy.done);
  return { table, columns, rows: whole.subarray(HEADER_BYTES, whole.length - TRAILER_BYTES) };
}

/** The tables of a database, those first that others refer to. */
async function listTables(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; refers: string[] }>(
    `select relname as name, array(
      select target.relname::text from pg_constraint join pg_class target on target.oid = confrelid
      where conrelid = pg_class.oid and contype = 'f' and confrelid <> conrelid
    ) as refers
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  );
  const listed: string[] = [];
  for (let rest = rows; rest.length > 0; ) {
    const free = rest.filter(({ refers }) => refers.every((name) => listed.includes(name)));
    if (free.length === 0) throw new Error("Tables refer to one another in a circle.");
    listed.push(...free.map(({ name }) => name));
    rest = rest.filter((table) => !free.includes(table));
  }
  return listed;
}

/** Reads all rows of all tables, in an order in which they can be written again. They must fit into memory. */
export async function readTables({ pool }: Pick<Database, "pool">): Promise<readonly TableRows[]> {
  const client = await pool.connect();
  try {
    const tables: TableRows[] = [];
    for (const table of await listTables(client)) {
      const read = await copyOut(client, table);
      if (read.rows.length > 0) tables.push(read);
    }
    return tables;
  } finally {
    client.release();
  }
}

/**
 * Writes rows by plain COPY into a database that has the tables and none of the rows, in one transaction: the least that
 * storing them can cost. `settings` hold for its connection alone.
 */
export async function copyTables(
  { pool }: Pick<Database, "pool">,
  tables: readonly TableRows[],
  settings: readonly string[] = [],
): Promise<void> {
  const client = await pool.connect();
  try {
    for (const setting of settings) await client.query(`set ${setting}`);
    await client.query("begin");
    for (const { table, columns, rows } of tables) await copyRows(client, table, columns, [rows]);
    await client.query("commit");
  } finally {
    client.release(true);
  }
}
