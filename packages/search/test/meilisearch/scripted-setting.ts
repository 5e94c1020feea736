import type { Database } from "@gongkai/db";
import type { TestDatabase } from "@gongkai/db/testing";
import type { SearchDocument } from "@gongkai/schema";
import { afterAll, beforeAll, beforeEach } from "vitest";
import {
  createMeilisearchEngine,
  createPostgresEngine,
  type EngineRequest,
  type MeilisearchEngine,
  type MeilisearchOptions,
} from "../../src/index.ts";
import { documentOf } from "../fixture.ts";
import { type ScriptedRequest, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

/** Everything, ten at a time. */
export const BROWSE: EngineRequest = {
  terms: [],
  matching: "words",
  filter: {},
  order: "relevance",
  facets: [],
  first: 10,
};

/** Seven reports of a section each. */
export const REPORTS = ["a", "b", "c", "d", "e", "f", "g"].map((id) =>
  documentOf({ id, text: `第${id}份报告。` }),
);

/** The name of the index. */
export const INDEX = "sections";

/** An engine on a scripted server. */
export interface ScriptedSetting {
  readonly database: Database;
  readonly server: ScriptedServer;
  readonly engine: MeilisearchEngine;
  /** Another engine, as of another process. */
  open(options?: Partial<MeilisearchOptions>): MeilisearchEngine;
  fill(documents?: readonly SearchDocument[]): Promise<void>;
  /** Writes what the engine is to follow, and tells it nothing. */
  writeToPostgres(documents: readonly SearchDocument[]): Promise<void>;
  /** The ids of the sections in the live index. */
  held(): readonly string[];
  /** The requests of a kind that the server got. */
  sent(method: string, path: RegExp): readonly ScriptedRequest[];
  /** The requests that sent documents. */
  batches(): readonly ScriptedRequest[];
}

function createSetting(database: Database, server: ScriptedServer): ScriptedSetting {
  const open: ScriptedSetting["open"] = (options = {}) =>
    createMeilisearchEngine({
      url: server.url,
      key: "master",
      pool: database.pool,
      index: INDEX,
      absenceTime: 2_000,
      ...options,
    });
  const engine = open();
  const sent: ScriptedSetting["sent"] = (method, path) =>
    server.requests.filter((request) => request.method === method && path.test(request.path));
  return {
    database,
    server,
    engine,
    open,
    async fill(documents = REPORTS) {
      await engine.prepare();
      await engine.put(documents);
    },
    writeToPostgres: (documents) => createPostgresEngine({ pool: database.pool }).put(documents),
    held: () => server.documentsOf(INDEX),
    sent,
    batches: () => sent("POST", /\/documents\?/),
  };
}

/** Gives each test a setting of its own, whose indexes are empty, on one database. */
export function useScriptedSetting(databases: TestDatabase): () => ScriptedSetting {
  let database: Database;
  let setting: ScriptedSetting;
  beforeAll(async () => {
    database = await databases.open();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.pool.query("drop schema if exists search cascade");
    const server = await startScriptedServer();
    setting = createSetting(database, server);
    return () => server.close();
  });
  return () => setting;
}
