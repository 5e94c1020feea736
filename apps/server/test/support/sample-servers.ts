import { type Database, openMemoryDatabase } from "@gongkai/db";
import { startTestServer, storeSample, type TestServer } from "./test-server.ts";

/** Servers over one database with a sample. */
export interface SampleServers {
  readonly database: Database;
  /** Starts another server with options of its own. */
  start(options?: Omit<Parameters<typeof startTestServer>[0], "database" | "search">): Promise<TestServer>;
  /** Ends them all. */
  close(): Promise<void>;
}

/** Stores the sample of some agencies for servers to be started over. */
export async function openSampleServers(agencyCount: number): Promise<SampleServers> {
  const database = await openMemoryDatabase();
  const search = await storeSample(database, agencyCount);
  const servers: TestServer[] = [];
  return {
    database,
    async start(options = {}) {
      const server = await startTestServer({ database, search, ...options });
      servers.push(server);
      return server;
    },
    async close() {
      for (const server of servers) await server.close();
      await database.close();
    },
  };
}

type Headers = Readonly<Record<string, string>>;

/** Posts a body to the endpoint of a server. */
export async function postGraphql(
  { url }: TestServer,
  body: unknown,
  headers: Headers = {},
): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Asks the endpoint of a server by GET, as a program of ours would. */
export async function getGraphql(
  { url }: TestServer,
  parameters: Readonly<Record<string, string>>,
  headers: Headers = {},
): Promise<Response> {
  return fetch(`${url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { "apollo-require-preflight": "true", ...headers },
  });
}
