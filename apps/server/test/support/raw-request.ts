import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** The lines and the body of a request for `/graphql`, as they go over the wire. */
export function rawQuery(query: string, headers: readonly string[] = []): string {
  const body = JSON.stringify({ query });
  return [
    "POST /graphql HTTP/1.1",
    "Host: localhost",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    "",
    body,
  ].join("\r\n");
}

/** Connects to a server and writes some text, which need not be a request. */
export async function sendRaw(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A server may end what it does not understand while it is still being written.
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

/** Reads what a server answers until it ends the connection. */
export async function readToEnd(socket: Socket): Promise<string> {
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  await once(socket, "close");
  return answer;
}
