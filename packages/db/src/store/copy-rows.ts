import type { Connection, PoolClient, Submittable } from "pg";
import { encodeMessage } from "../connection/wire-messages.ts";

/** PostgreSQL's mark of the binary form, no flags, and no more of a header. */
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const TRAILER = Buffer.from([0xff, 0xff]);
/** Rows are sent in messages of about so many bytes. */
const MESSAGE_BYTES = 1 << 20;

/**
 * A COPY FROM STDIN that sends its rows with the statement instead of waiting to be asked for them. So one round trip does
 * it, and an embedded database, which takes only what comes whole, can serve it as well.
 */
class Copy implements Submittable {
  readonly done: Promise<void>;
  readonly #statement: string;
  readonly #parts: readonly Buffer[];
  #resolve: () => void = () => {};
  #reject: (error: Error) => void = () => {};
  #failure: Error | undefined;

  constructor(statement: string, parts: readonly Buffer[]) {
    this.#statement = statement;
    this.#parts = parts;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    connection.parse({ text: this.#statement, name: "", types: [] }, true);
    connection.bind({}, true);
    connection.execute({ portal: "", rows: "" }, true);
    for (const rows of messagesOf(this.#parts)) connection.stream.write(encodeMessage("d", ...rows));
    connection.stream.write(encodeMessage("c"));
    connection.sync();
    connection.stream.uncork();
  }

  // What the driver calls; a copy waits for its end alone.
  handleCopyInResponse(): void {}
  handleCommandComplete(): void {}

  /** PostgreSQL passes over the rows that are left, and is ready after the Sync. */
  handleError(error: Error): void {
    this.#failure = error;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#resolve();
  }
}

/** The parts of each message. */
function* messagesOf(parts: readonly Buffer[]): Generator<readonly Buffer[]> {
  let message: Buffer[] = [HEADER];
  let size = 0;
  for (const part of parts) {
    message.push(part);
    size += part.length;
    if (size < MESSAGE_BYTES) continue;
    yield message;
    [message, size] = [[], 0];
  }
  yield [...message, TRAILER];
}

/** Writes rows to a table by COPY. `parts` hold them in PostgreSQL's binary form, any number in each. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  parts: readonly Buffer[],
): Promise<void> {
  const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const copy = new Copy(
    `copy ${client.escapeIdentifier(table)} (${names}) from stdin (format binary)`,
    parts,
  );
  client.query(copy);
  await copy.done;
}
