import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Fetched, type FetchOptions, type FetchRequest, fetchDocuments } from "../../src/index.ts";

/** A web server on this machine that remembers what it was asked. */
export interface Site {
  readonly origin: string;
  /** `127.0.0.1:port` */
  readonly authority: string;
  readonly port: number;
  readonly server: Server;
  /** Every path that was asked for, robots.txt included. */
  readonly asked: string[];
  readonly requests: IncomingMessage[];
  /** The most requests that were under way at once. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** Starts a server. Without a listener for robots.txt in `robots`, that file is missing. */
export async function startSite(listener: RequestListener, robots?: string | RequestListener): Promise<Site> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  let underWay = 0;
  let most = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    requests.push(request);
    underWay += 1;
    most = Math.max(most, underWay);
    response.once("close", () => {
      underWay -= 1;
    });
    if (request.url !== "/robots.txt") listener(request, response);
    else if (typeof robots === "function") robots(request, response);
    else response.writeHead(robots === undefined ? 404 : 200).end(robots);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    authority: `127.0.0.1:${port}`,
    port,
    server,
    asked,
    requests,
    mostAtOnce: () => most,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Options without rests, for servers that nobody else needs. */
export const HASTY = { delay: 0, retryDelay: 1, retries: 2 } as const satisfies FetchOptions;

/** Fetches everything and sorts it by address. */
export async function fetchAll(
  requests: readonly (string | FetchRequest)[],
  options: FetchOptions,
): Promise<readonly Fetched[]> {
  const items: Fetched[] = [];
  const given = requests.map((request) => (typeof request === "string" ? { url: request } : request));
  for await (const item of fetchDocuments(given, { ...HASTY, ...options })) items.push(item);
  return items.sort((one, other) => (one.url < other.url ? -1 : one.url > other.url ? 1 : 0));
}

/** An item in one line: its text, or what went wrong and whether it may pass. */
export function tell(item: Fetched | undefined): string {
  if (item === undefined) return "nothing";
  if (item.kind === "document") return new TextDecoder().decode(item.bytes);
  if (item.kind === "unchanged") return "unchanged";
  return `${item.error.code}${item.isTransient ? " for now" : ""}`;
}
