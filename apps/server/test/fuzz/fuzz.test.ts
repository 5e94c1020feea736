import { type Database, openMemoryDatabase } from "@gongkai/db";
import fc from "fast-check";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TYPE_DEFINITIONS } from "../../src/schema/type-definitions.ts";
import { checkAnswer } from "../support/checked-answer.ts";
import { sendRequest } from "../support/send-request.ts";
import { startTestServer, storeSample, type TestServer } from "../support/test-server.ts";
import { requestsOf } from "./requests.ts";

/** How many requests are sent; `GONGKAI_FUZZ=10000` for the long form, which draws others every time. */
const LONG_RUN = Number(process.env.GONGKAI_FUZZ ?? 0);

/** How long, in milliseconds, an operation and its parts may take. */
const PATIENCE = 120_000;

/** How much of the heap may be in use at the end, in bytes: stores of queries and documents are bounded. */
const LARGEST_HEAP = 1024 * 1024 * 1024;

describe("documents that are drawn from the schema", () => {
  let database: Database;
  let server: TestServer;
  const internal: unknown[] = [];
  beforeAll(async () => {
    database = await openMemoryDatabase();
    const search = await storeSample(database, 2);
    const onInternalError = (_: string, error: unknown) => void internal.push(error);
    // What is asked here is whether requests are understood, on machines that may be slow.
    const limits = { operationTime: PATIENCE, statementTime: PATIENCE };
    const intake = { documentMilliseconds: PATIENCE };
    server = await startTestServer({ database, search, onInternalError, limits, intake });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  test(
    "are answered or refused, sound or broken, and never end in an error of ours",
    async () => {
      const kinds = new Map<string, number>();
      const count = (kind: string) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      await fc.assert(
        fc.asyncProperty(requestsOf(buildSchema(TYPE_DEFINITIONS)), async (request) => {
          const answer = await sendRequest(server.url, request);
          const { hasData, codes } = checkAnswer(answer);
          expect(internal.splice(0)).toEqual([]);
          expect(answer.status).toBeLessThan(500);
          expect(answer.body.length).toBeLessThan(10 * 1024 * 1024);
          count(hasData ? "answered" : String(codes[0]));
        }),
        LONG_RUN > 0 ? { numRuns: LONG_RUN } : { numRuns: 300, seed: 7 },
      );
      // What is drawn reaches every stage of a request.
      expect([...kinds.keys()]).toEqual(
        expect.arrayContaining([
          "answered",
          "BAD_REQUEST",
          "BAD_USER_INPUT",
          "GRAPHQL_PARSE_FAILED",
          "GRAPHQL_VALIDATION_FAILED",
          "TOO_COMPLEX",
        ]),
      );
      expect(process.memoryUsage().heapUsed).toBeLessThan(LARGEST_HEAP);
      if (LONG_RUN > 0) console.table([...kinds].map(([kind, requests]) => ({ kind, requests })));
    },
    LONG_RUN > 0 ? 3_600_000 : undefined,
  );
});
