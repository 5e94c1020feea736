/**
 * The messages of the PostgreSQL wire protocol that the embedded database's door has to know.
 *
 * Source: PostgreSQL documentation, "Frontend/Backend Protocol", chapter "Message Formats". After the startup
 * packet every message is one type byte, a 32-bit length that counts itself, and the body.
 */

/** One message a client sent after its startup packet. */
export interface FrontendMessage {
  /** The type byte as a character, such as `Q` for Query. */
  readonly type: string;
  /** The message without type and length. */
  readonly body: Buffer;
}

/** ReadyForQuery's status: idle, in a transaction, or in a transaction that has failed. */
export type TransactionStatus = "I" | "T" | "E";

/** The first packet of a connection, which has a request code where later messages have a type. */
export const STARTUP_CODES = {
  protocolVersion3: 196_608,
  cancelRequest: 80_877_102,
  sslRequest: 80_877_103,
  gssRequest: 80_877_104,
} as const;

/** The longest startup packet accepted, in bytes: PostgreSQL's own limit. */
export const LONGEST_STARTUP_PACKET = 10_000;

/** The longest message accepted, in bytes: what one PostgreSQL value can hold. */
export const LONGEST_MESSAGE = 0x3fff_ffff;

/** Writes one message of either direction. */
export function encodeMessage(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? cString(part) : part)));
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Says that the password was right, or that none was needed. */
export function authenticationOk(): Buffer {
  return encodeMessage("R", int32(0));
}

/** Asks the client for its password as it is. */
export function authenticationCleartextPassword(): Buffer {
  return encodeMessage("R", int32(3));
}

/** Tells the client one setting of the session. */
export function parameterStatus(name: string, value: string): Buffer {
  return encodeMessage("S", name, value);
}

/** Gives the client the numbers a cancel request would carry; this door ignores such requests. */
export function backendKeyData(processId: number): Buffer {
  return encodeMessage("K", int32(processId), int32(0));
}

/** Says that the next query may come. */
export function readyForQuery(status: TransactionStatus): Buffer {
  return encodeMessage("Z", Buffer.from(status, "latin1"));
}

/** An error after which the connection ends. `sqlState` is one of PostgreSQL's five-character codes. */
export function fatalError(sqlState: string, message: string): Buffer {
  const fields = { S: "FATAL", V: "FATAL", C: sqlState, M: message };
  const parts = Object.entries(fields).map(([key, value]) => `${key}${value}`);
  return encodeMessage("E", ...parts, Buffer.alloc(1));
}

/** A simple query. */
export function query(sql: string): Buffer {
  return encodeMessage("Q", sql);
}

/** Forgets one prepared statement. */
export function closeStatement(name: string): Buffer {
  return encodeMessage("C", Buffer.from("S", "latin1"), name);
}

/** Ends a sequence of the extended protocol. */
export function sync(): Buffer {
  return encodeMessage("S");
}

/** Ends a COPY FROM STDIN with an error; outside of one it is ignored. */
export function copyFail(message: string): Buffer {
  return encodeMessage("f", message);
}

/**
 * Reads the status from the end of what the server answered to one unit: ReadyForQuery is always last.
 *
 *     … 5a 00 00 00 05 49
 *       Z  length 5    I
 */
export function finalStatus(answer: Uint8Array): TransactionStatus | undefined {
  const tail = answer.subarray(-6);
  if (tail.length < 6 || tail[0] !== 0x5a || tail[4] !== 5) return undefined;
  const status = String.fromCharCode(tail[5] ?? 0);
  return status === "I" || status === "T" || status === "E" ? status : undefined;
}

function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf8");
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}
