import type { Duplex } from "node:stream";
import type { ByteReader } from "./byte-reader.ts";
import {
  backendKeyData,
  type FrontendMessage,
  LONGEST_STARTUP_PACKET,
  parameterStatus,
  readyForQuery,
  STARTUP_CODES,
} from "./wire-messages.ts";

/** What a server says about itself once a client is let in, up to the first ReadyForQuery. */
export function encodeSessionStart(serverVersion: string, id: number): Buffer {
  return Buffer.concat([
    parameterStatus("server_version", serverVersion),
    parameterStatus("server_encoding", "UTF8"),
    parameterStatus("client_encoding", "UTF8"),
    parameterStatus("DateStyle", "ISO, MDY"),
    parameterStatus("integer_datetimes", "on"),
    parameterStatus("standard_conforming_strings", "on"),
    backendKeyData(id),
    readyForQuery("I"),
  ]);
}

/** Reads up to the startup message. False means that the client wants something else or is gone. */
export async function readStartup(reader: ByteReader, stream: Duplex): Promise<boolean> {
  for (;;) {
    const head = await reader.read(8);
    if (head === undefined) return false;
    const length = head.readInt32BE(0);
    const code = head.readInt32BE(4);
    if (length < 8 || length > LONGEST_STARTUP_PACKET) return false;
    if ((await reader.read(length - 8)) === undefined) return false;
    if (code === STARTUP_CODES.protocolVersion3) return true;
    // A local socket needs no encryption: "N" asks the client to go on without.
    if (code !== STARTUP_CODES.sslRequest && code !== STARTUP_CODES.gssRequest) return false;
    stream.write("N");
  }
}

/** Reads one message. Undefined when the client is gone or sends what is not the protocol. */
export async function readMessage(reader: ByteReader, longest: number): Promise<FrontendMessage | undefined> {
  const head = await reader.read(5);
  if (head === undefined) return undefined;
  const length = head.readInt32BE(1) - 4;
  if (length < 0 || length > longest) return undefined;
  const type = head.toString("latin1", 0, 1);
  const body = await reader.read(length);
  return body === undefined ? undefined : { type, body };
}
