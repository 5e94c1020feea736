import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with every request: pass it on to a real one, answer in some way, or never. */
export type Script =
  | { readonly does: "pass"; readonly to: string }
  | { readonly does: "answer"; readonly status: number; readonly body: string }
  | { readonly does: "hang" }
  | { readonly does: "hangUp" };

/** A server that provokes faults. It stands in for no engine: what it does not spoil, a real one answers. */
export interface ScriptedServer {
  readonly url: string;
  /** How many requests have come. */
  requests(): number;
  follow(script: Script): void;
  close(): Promise<void>;
}

/** Starts a scripted server on a free port of this machine. */
export async function startScriptedServer(first: Script): Promise<ScriptedServer> {
  let script = first;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    play(script, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    follow(next) {
      script = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function play(script: Script, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (script.does === "hang") return;
  if (script.does === "hangUp") {
    response.destroy();
    return;
  }
  if (script.does === "answer") {
    response.writeHead(script.status, { "content-type": "application/json" }).end(script.body);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { authorization, "content-type": contentType } = request.headers;
  const passed = await fetch(`${script.to}${request.url}`, {
    method: request.method ?? "GET",
    headers: { ...(authorization && { authorization }), ...(contentType && { "content-type": contentType }) },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const body = Buffer.from(await passed.arrayBuffer());
  response.writeHead(passed.status, { "content-type": passed.headers.get("content-type") ?? "" }).end(body);
}
