import type { Connection, PoolClient, Submittable } from "pg";

/** A table's rows in PostgreSQL's binary form. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Buffer[];
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

/** Reads a whole table. */
export async function copyOut(client: PoolClient, table: string): Promise<TableRows> {
  const { rows: names } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const columns = names.map(({ name }) => name);
  const list = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const copy = new CopyOut(`copy ${client.escapeIdentifier(table)} (${list}) to stdout (format binary)`);
  client.query(copy);
  const whole = Buffer.concat(await copy.done);
  const rows = whole.subarray(HEADER_BYTES, whole.length - TRAILER_BYTES);
  return { table, columns, rows: rows.length === 0 ? [] : [rows] };
}
