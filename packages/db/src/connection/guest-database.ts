import { Socket } from "node:net";
import { DatabaseError } from "@gongkai/schema";
import pg from "pg";
import { connectionFailure } from "./connection-errors.ts";
import type { Database, OpenDatabaseOptions } from "./database.ts";
import { describeOwner, type Owner } from "./owner-file.ts";
import { createPooledDatabase } from "./pool.ts";

const CONNECTIONS = 4;

/** A socket that goes to the owner's door, whatever host and port node-postgres asks it to connect to. */
class DoorSocket extends Socket {
  readonly #address: string;

  constructor(address: string) {
    super();
    this.#address = address;
  }

  override connect(): this {
    return super.connect({ path: this.#address });
  }
}

/**
 * Works with an embedded database through the process that has it open.
 *
 * Undefined when that process does not answer or does not know the token, which means that it has just ended or
 * that the owner file is of an earlier one.
 */
export async function openGuestDatabase(
  directory: string,
  owner: Owner,
  onNotice: OpenDatabaseOptions["onNotice"],
): Promise<Database | undefined> {
  const connection: pg.PoolConfig = {
    host: "owner",
    user: "postgres",
    database: "postgres",
    password: owner.token,
    ssl: false,
    max: CONNECTIONS,
    stream: () => new DoorSocket(owner.address),
  };
  const client = new pg.Client(connection);
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    if (connectionFailure(error) === undefined) throw error;
    return undefined;
  }

  function explain(error: unknown): unknown {
    if (connectionFailure(error) === undefined) return error;
    // What the owner said itself, such as that a transaction was left open. A cut connection says nothing.
    const reason =
      error instanceof pg.DatabaseError ? `ended the connection: ${error.message}` : "has stopped";
    return new DatabaseError(
      "DATABASE_UNAVAILABLE",
      `The database in ${directory} was used through ${describeOwner(owner)}, which ${reason}. Run the command again.`,
      { cause: error },
    );
  }

  return createPooledDatabase({
    kind: "guest",
    description: `the embedded database in ${directory}, through ${describeOwner(owner)}`,
    connection,
    explain,
    onNotice,
  });
}
