import { DatabaseError } from "@gongkai/schema";
import pg from "pg";

/**
 * Turns what node-postgres throws into what this package promises; gives everything else back as it is, so
 * that an error in the SQL keeps its code.
 */
export type ExplainError = (error: unknown) => unknown;

type AnyFunction = (...parameters: unknown[]) => unknown;

/** PostgreSQL's object id of `bigint`, which is also what `count(*)` gives. */
const BIGINT = 20;

/**
 * Reads PostgreSQL's `bigint` as a number.
 *
 * @throws DatabaseError INTERNAL for a number that JavaScript cannot hold exactly: a rounded count or id would
 *   be wrong without anyone seeing it
 */
function parseBigint(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new DatabaseError(
    "INTERNAL",
    `The database gave ${text}, which is too large to be read exactly. Select it as text instead.`,
  );
}

/** The type parsers of node-postgres, except that `bigint` is a number. */
export const DATABASE_TYPES: pg.CustomTypesConfig = withBigintParser(pg.types);

/**
 * Creates the client class a pool is to use: its errors are explained, a lost connection is not used again, and
 * `bigint` is a number even in the queries of Drizzle, which bring type parsers of their own.
 */
export function createClientClass(explain: ExplainError): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      let lost: unknown;

      const explainQuery: ExplainError = (error) => {
        // Once the connection is lost the driver only says that it is; the reason it had is more use.
        if (lost !== undefined) return lost;
        const explained = explain(error);
        if (explained === error) return error;
        // The server may have refused before its end of the connection is seen to close. A client that ends is
        // not lent again when it is released.
        lost = explained;
        void this.end();
        return lost;
      };

      // The driver's overloads cannot be stated again here, so its methods are wrapped as what they are at run
      // time: functions whose last parameter may be a callback.
      const connect = this.connect.bind(this) as AnyFunction;
      const query = this.query.bind(this) as AnyFunction;
      const emit = this.emit.bind(this) as AnyFunction;
      this.connect = ((...parameters: unknown[]) =>
        explainOutcome(connect, parameters, explain)) as typeof this.connect;
      this.query = ((first: unknown, ...rest: unknown[]) =>
        explainOutcome(query, [withBigint(first), ...rest], explainQuery)) as typeof this.query;
      // The pool hands the event of a lost connection to whoever waits for a query on it.
      this.emit = ((event: unknown, ...parameters: unknown[]) =>
        emit(event, ...(event === "error" ? parameters.map(explain) : parameters))) as typeof this.emit;
      // Without a listener, an error between two queries of a client that is checked out would end the process.
      this.on("error", (error) => {
        lost ??= error;
      });
    }
  };
}

function withBigintParser(types: pg.CustomTypesConfig): pg.CustomTypesConfig {
  // The overloads of getTypeParser tie each type to its parser; this one is right for all it is asked.
  const getTypeParser = ((id: number, format?: "text" | "binary") =>
    id === BIGINT && format !== "binary"
      ? parseBigint
      : types.getTypeParser(id, format as "text")) as typeof types.getTypeParser;
  return { getTypeParser };
}

function withBigint(config: unknown): unknown {
  if (typeof config !== "object" || config === null || "submit" in config) return config;
  if (!("types" in config) || config.types === undefined) return config;
  return { ...config, types: withBigintParser(config.types as pg.CustomTypesConfig) };
}

function explainOutcome(call: AnyFunction, parameters: unknown[], explain: ExplainError): unknown {
  const callback = parameters.at(-1);
  if (typeof callback === "function") {
    const explained = (error: unknown, ...rest: unknown[]) =>
      (callback as AnyFunction)(isNothing(error) ? error : explain(error), ...rest);
    return call(...parameters.slice(0, -1), explained);
  }
  const outcome = call(...parameters);
  if (!(outcome instanceof Promise)) return outcome;
  return outcome.catch((error: unknown) => {
    throw explain(error);
  });
}

function isNothing(error: unknown): boolean {
  return error === undefined || error === null;
}
