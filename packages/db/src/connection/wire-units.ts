import {
  closeStatement,
  copyFail,
  encodeMessage,
  type FrontendMessage,
  query,
  sync,
} from "./wire-messages.ts";

/**
 * Collects a client's messages into units that can be run without any other client coming in between: a
 * simple query by itself, or the messages of the extended protocol up to their Sync.
 */
export interface UnitBuilder {
  /** Takes one message. Gives the unit it completes, undefined while there is more to come. */
  add(message: FrontendMessage): Uint8Array<ArrayBuffer> | undefined;
  /** What has to be run when the client is gone, undefined when it left nothing behind. */
  farewell(inTransaction: boolean): Uint8Array<ArrayBuffer> | undefined;
}

/** Thrown for a message that this door cannot serve; the connection ends with the text as its error. */
export class UnsupportedMessageError extends Error {
  override readonly name = "UnsupportedMessageError";
}

const COPY_REFUSAL = copyFail(
  "the embedded database takes no COPY FROM STDIN that waits for its rows; send them with the statement, or insert from arrays with unnest",
);

/**
 * Starts collecting for one client.
 *
 * All clients share one session, in which a prepared statement's name may be used once. So every name goes
 * out with the client's own prefix. The empty name needs none: each unit parses it anew before using it.
 *
 * @param prefix what no other client's prefix is the beginning of, such as `7:`
 */
export function createUnitBuilder(prefix: string): UnitBuilder {
  const named = new Set<string>();
  let parts: Buffer[] = [];
  /** Whether the last message was an Execute, whose statement may be a COPY FROM STDIN. */
  let mayCopy = false;

  function complete(): Uint8Array<ArrayBuffer> {
    const unit = join(parts);
    parts = [];
    return unit;
  }

  return {
    add(message) {
      const isCopying = mayCopy && (message.type === "d" || message.type === "c" || message.type === "f");
      if (isCopying) {
        // The rows of a COPY that came with it: they are there when the database asks for them.
        parts.push(encodeMessage(message.type, message.body));
        mayCopy = message.type === "d";
        return undefined;
      }
      // A COPY without rows, or with rows that are cut short, would wait for more.
      if (mayCopy) parts.push(COPY_REFUSAL);
      mayCopy = message.type === "E";
      switch (message.type) {
        case "Q":
          // A COPY FROM STDIN would wait for data that cannot be handed over while it runs, and the session
          // would die of that. The failure sent behind every statement that brings no rows ends it with an error;
          // any other statement leaves it unread, as the protocol has it.
          parts.push(encodeMessage("Q", message.body), COPY_REFUSAL);
          return complete();
        case "E":
          parts.push(encodeMessage("E", message.body));
          return undefined;
        case "P": {
          const name = readName(message.body, 0);
          if (name !== "") named.add(prefix + name);
          parts.push(renamed(message, 0, prefix));
          return undefined;
        }
        case "B":
          parts.push(renamed(message, message.body.indexOf(0) + 1, prefix));
          return undefined;
        case "D":
        case "C": {
          const isStatement = message.body[0] === 0x53; // "S", where a portal has "P"
          if (isStatement && message.type === "C") named.delete(prefix + readName(message.body, 1));
          parts.push(isStatement ? renamed(message, 1, prefix) : encodeMessage(message.type, message.body));
          return undefined;
        }
        case "S":
        case "F":
          parts.push(encodeMessage(message.type, message.body));
          return complete();
        case "H":
          throw new UnsupportedMessageError(
            "the embedded database answers whole queries only: cursors that read a few rows at a time need a PostgreSQL server",
          );
        case "d":
        case "c":
        case "f":
          return undefined; // the rest of a COPY that has been refused
        default:
          throw new UnsupportedMessageError(`unknown message type ${JSON.stringify(message.type)}`);
      }
    },

    farewell(inTransaction) {
      const messages: Buffer[] = [];
      if (inTransaction) messages.push(query("ROLLBACK"));
      if (named.size > 0) messages.push(...[...named].map(closeStatement), sync());
      return messages.length === 0 ? undefined : join(messages);
    },
  };
}

function readName(body: Buffer, start: number): string {
  return body.toString("utf8", start, body.indexOf(0, start));
}

/** Puts the prefix before the statement name at `start`, unless the name is empty. */
function renamed(message: FrontendMessage, start: number, prefix: string): Buffer {
  const { type, body } = message;
  if (body[start] === 0) return encodeMessage(type, body);
  return encodeMessage(type, body.subarray(0, start), Buffer.from(prefix, "utf8"), body.subarray(start));
}

/** Joins into a buffer of its own, which can be handed to another thread without copying. */
function join(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
