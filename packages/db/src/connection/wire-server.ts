import type { Duplex } from "node:stream";
import { InProcessStream } from "./in-process-stream.ts";
import { serveWireConnection, type WireConnection, type WireService } from "./wire-connection.ts";

/** Serves any number of clients from the one session of an embedded database. */
export interface WireServer {
  /** Opens a connection from within this process and gives the client's end of it. */
  connect(): Duplex;
  /** Serves a client of another process, which has to show the token. */
  accept(socket: Duplex): void;
  /** Lets running queries end, rolls open transactions back and ends every connection. */
  close(): Promise<void>;
}

/**
 * Creates the server. Clients may come before the database is open; they wait.
 *
 * @param token what clients of other processes must give as their password
 */
export function createWireServer(service: Promise<WireService>, token: string): WireServer {
  const connections = new Set<WireConnection>();
  let lastId = 0;
  let isClosed = false;

  function serve(stream: Duplex, requiredToken: string | undefined): void {
    if (isClosed) {
      stream.destroy();
      return;
    }
    lastId += 1;
    const connection = serveWireConnection(stream, { id: lastId, service, token: requiredToken });
    connections.add(connection);
    void connection.done.then(() => connections.delete(connection));
  }

  return {
    connect() {
      const [client, server] = InProcessStream.pair();
      serve(server, undefined);
      return client;
    },
    accept: (socket) => serve(socket, token),
    async close() {
      isClosed = true;
      for (const connection of connections) connection.stop();
      await Promise.all([...connections].map((connection) => connection.done));
    },
  };
}
