import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSampleServers, type SampleServers } from "../support/sample-servers.ts";
import type { TestServer } from "../support/test-server.ts";

/** What the suite recommends otherwise: the draft after its version wants 4xx for every client, and so do monitors. */
const STATUS_OF_FAULTS: Readonly<Record<string, string>> = {
  "572B": "a document that does not parse is 400 under application/json too, not 200",
  FDE2: "an invalid document is 400 under application/json too, not 200",
  "7B9B": "a variable that cannot be coerced is 400 under application/json too, not 200",
};

/** What it leaves open: a plain GET could come from a page of another origin without that origin being asked. */
const PLAIN_GET: Readonly<Record<string, string>> = {
  "5A70": "a GET without the header that makes browsers ask first is refused",
  D6D5: "the same, with variables, under application/graphql-response+json",
  "6A70": "the same, with variables, under application/json",
};

describe("the audit suite of graphql-http", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(0);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  /** The ids of what failed, with how grave that is. */
  async function audit(fetchFn?: typeof fetch): Promise<Readonly<Record<string, string>>> {
    const results = await auditServer({ url: `${server.url}/graphql`, fetchFn });
    expect(results.length).toBeGreaterThan(60);
    return Object.fromEntries(
      results.filter(({ status }) => status !== "ok").map(({ id, status }) => [id, status]),
    );
  }

  const all = (reasons: Readonly<Record<string, string>>, status: string) =>
    Object.fromEntries(Object.keys(reasons).map((id) => [id, status]));

  test("finds no fault, and nothing against its recommendations but what is decided here", async () => {
    expect(await audit()).toEqual({ ...all(STATUS_OF_FAULTS, "warn"), ...all(PLAIN_GET, "notice") });
  });

  test("finds nothing against plain GET when its requests carry the preflight header", async () => {
    const withHeader: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, "apollo-require-preflight": "true" } });
    expect(await audit(withHeader)).toEqual(all(STATUS_OF_FAULTS, "warn"));
  });
});
