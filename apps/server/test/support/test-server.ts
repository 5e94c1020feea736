import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import {
  type AgencyResolution,
  applyMigrations,
  createSearchOutbox,
  type Database,
  storeReport,
} from "@gongkai/db";
import { bareResolution } from "@gongkai/db/testing";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import type { Finding, Report } from "@gongkai/schema";
import { createPostgresEngine, createSearch, drainOutbox, type Search } from "@gongkai/search";
import { createServer } from "../../src/index.ts";

/** A GraphQL answer with its HTTP status. */
interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a query returns is its own shape, checked by the test's expectations.
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly requestId: string };
  }[];
}

/** A server that listens, and a client for it. */
export interface TestServer {
  readonly url: string;
  /** How many connections are open. */
  readonly connections: () => Promise<number>;
  readonly ask: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** What each stored report is said to have been found to be; the rules themselves are tested where they are. */
const FINDINGS: readonly Finding[] = (["pass", "fail"] as const).map((verdict) => ({
  rule: "requests-balance",
  ruleVersion: 1,
  kind: "balance",
  severity: "error",
  verdict,
  formula: "received + pendingAtStart = processed.total + pendingAtEnd",
  left: 3_000_000_000.5,
  right: 3,
  difference: 2_999_999_997.5,
  places: [{ of: "report", cell: "requests/received/total", claim: null, span: null }],
  assumedZero: [],
  message: { zh: "不平衡", en: "Does not balance" },
}));

/** Stores the invented reports of some agencies for 2019 to 2023, changed where a test wants it, and makes them findable. */
export async function storeSample(
  database: Database,
  agencyCount: number,
  change: (report: Report) => Report = (report) => report,
  agency?: AgencyResolution,
): Promise<Search> {
  await applyMigrations(database);
  const { pool } = database;
  const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
  await search.prepare();
  const agencies = generateAgencies({ seed: 7, count: agencyCount }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
  for (const { name, text, mediaType } of generateSeries({
    seed: 7,
    agencies,
    years: [2019, 2020, 2021, 2022, 2023],
  })) {
    const source = { name, text, mediaType, sha256: createHash("sha256").update(text).digest("hex") };
    const { report, diagnostics } = parseReport(source);
    if (report === null) throw new Error(`The parser found no report in ${name}.`);
    const stored = {
      source,
      origin: name,
      report: change(report),
      agency: agency ?? bareResolution(report.agency),
      diagnostics,
      findings: FINDINGS,
      parserVersion: PARSER_VERSION,
      rulesVersion: "test",
    };
    await storeReport(database, { ...stored, synthetic: true });
  }
  await drainOutbox(createSearchOutbox(database), search.index);
  return search;
}

/** Starts a server on a free port. */
export async function startTestServer(options: Parameters<typeof createServer>[0]): Promise<TestServer> {
  // Tests ask more of one address than anybody may, on machines that may come late to anything.
  const limits = { lateness: 60_000, ...options.limits };
  const server = await createServer({ rateLimits: null, ...options, limits });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      // The endpoint answers every request with a GraphQL response.
      const body = (await response.json()) as Omit<Answer, "status">;
      return { status: response.status, ...body };
    },
    connections: () => promisify(server.server.getConnections.bind(server.server))(),
    close: () => server.close(),
  };
}
