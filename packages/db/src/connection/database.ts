import type { DatabaseError } from "@gongkai/schema";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";

/**
 * Who opens the database: the `server`, which runs for long, or a `command`, which ends by itself. It is what
 * another process is told when it finds the database in use.
 */
export type DatabaseRole = "server" | "command";

/**
 * How the database is reached: `embedded` in this process, as the `guest` of another process that has it
 * open, or on a `postgresql` server.
 */
export type DatabaseKind = "embedded" | "guest" | "postgresql";

/** A pool whose statements can be cut short. */
export interface DatabasePool extends Pool {
  /**
   * Has the server give up what a connection runs, and resolves when it was told. The embedded database cannot be told: it
   * ends the statement first.
   */
  cancelStatement(client: PoolClient): Promise<void>;
}

/** An open database. Everything above speaks to the pool or to Drizzle, whichever kind it is. */
export interface Database {
  readonly kind: DatabaseKind;
  /** Where the data is, for people. Never holds a password. */
  readonly description: string;
  readonly pool: DatabasePool;
  /** Drizzle on the same pool, without a schema of its own. */
  readonly drizzle: NodePgDatabase;
  /**
   * Waits for running queries and closes; may be called more than once. A client taken from the pool has to be
   * released before. The owner of an embedded database lets its guests' running queries end, writes everything
   * down, and gives the directory up last.
   */
  close(): Promise<void>;
}

/** Where the database is and who opens it. */
export interface OpenDatabaseOptions {
  /** A PostgreSQL server, such as `postgresql://user:password@host:5432/gongkai`. Wins over `directory`. */
  readonly url?: string | undefined;
  /** The directory of an embedded database; it is created where it is missing. */
  readonly directory?: string | undefined;
  readonly role: DatabaseRole;
  /** How many connections to a PostgreSQL server to keep at most; 10 by default. */
  readonly connections?: number | undefined;
  /**
   * What to do when another process has the embedded database open: work through that process (`allowed`, the
   * default), or throw DATABASE_IN_USE (`never`), which is for a server that must not depend on a command.
   */
  readonly asGuest?: "allowed" | "never" | undefined;
  /** Told what went wrong in the background, such as an idle connection that was lost. Silent by default. */
  readonly onNotice?: ((message: string) => void) | undefined;
  /**
   * Told, once, that the embedded database of this process has stopped working by itself. Every query fails from
   * then on, so a server should say so and end; what was committed is there when it is opened again.
   */
  readonly onFatal?: ((error: DatabaseError) => void) | undefined;
}
