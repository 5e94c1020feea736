import pg from "pg";

/** What the network says when a server cannot be reached or a connection is cut. */
const NETWORK_CODES = new Set([
  "EACCES",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "EAI_AGAIN",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * What a server says when it will not serve, by the first two characters of its codes: 08 connection exception,
 * 28 invalid authorization, 3D invalid database name; and by the whole code: too many connections, shutdown,
 * crash, starting up, database dropped, idle in a transaction for too long.
 */
const REFUSING_CLASSES = new Set(["08", "28", "3D"]);
const REFUSING_CODES = new Set(["53300", "57P01", "57P02", "57P03", "57P04", "25P03"]);

/** What node-postgres says, without any code, when a connection ended under it. */
const DRIVER_SENTENCES =
  /^(Connection terminated|timeout expired|timeout exceeded|Client has encountered a conn)/;

/**
 * Tells a lost or refused connection from everything else that may go wrong in a query, and gives the reason
 * as a short text without a full stop. Undefined for everything else.
 */
export function connectionFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? "";
    const isRefusal = REFUSING_CODES.has(code) || REFUSING_CLASSES.has(code.slice(0, 2));
    return isRefusal ? error.message : undefined;
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (NETWORK_CODES.has(code)) return reasonOf(error);
  if (DRIVER_SENTENCES.test(error.message)) return error.message;
  return undefined;
}

/** Node tries every address of a host and then throws all the failures as one error without a message. */
function reasonOf(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((each) => (each instanceof Error ? each.message : String(each))).join(", ");
  }
  return error.message;
}
