import { randomUUID } from "node:crypto";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { SearchDocument, SectionId } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { afterAll, beforeAll, it } from "vitest";
import {
  createMeilisearchEngine,
  createPostgresEngine,
  type EngineRequest,
  type MeilisearchEngine,
  type SearchEngine,
  type SearchHit,
  type SearchPage,
} from "../../src/index.ts";
import { agencyOf, documentOf, revisionOf } from "../fixture.ts";

const { MEILI_URL: url, MEILI_KEY: key } = process.env;

/** A request for words, `-` before those that are excluded. */
export function requestFor(words: string, fields: Partial<EngineRequest> = {}): EngineRequest {
  const terms = words.split("|").filter((word) => word !== "");
  return {
    terms: terms.map((word) => ({
      text: searchable(word.replace(/^-/, "")).text,
      isPhrase: false,
      isExcluded: word.startsWith("-"),
    })),
    matching: "words",
    filter: {},
    order: "relevance",
    facets: [],
    first: 50,
    ...fields,
  };
}

/** The ids of hits, in their order. */
export const idsOf = (hits: readonly SearchHit[]): string[] => hits.map(({ id }) => id);

/** All hits of a request, page by page. */
export async function everyPageOf(
  engine: { search(request: EngineRequest): Promise<SearchPage> },
  request: EngineRequest,
): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  for (let after: string | undefined; ; after = hits.at(-1)?.cursor) {
    const page = await engine.search(after === undefined ? request : { ...request, after });
    hits.push(...page.hits);
    if (!page.hasNextPage || page.hits.length === 0) return hits;
  }
}

const SECTIONS: readonly SectionId[] = ["overview", "requests", "problemsAndImprovements"];
const REGIONS = ["320000", "321300", "321322", "110101"];

/** Sections that differ in whatever they can be filtered and counted by. */
export const MANY: readonly SearchDocument[] = Array.from({ length: 420 }, (_, index) =>
  documentOf({
    id: `many-${index}-0`,
    reportId: `many-${index}`,
    year: index % 9 === 0 ? null : 2017 + (index % 7),
    section: SECTIONS[index % 3] ?? "overview",
    synthetic: index % 5 === 0,
    agency: agencyOf({
      id: `agency-${index % 6}`,
      name: `白杨县第${index % 6}局`,
      level: index % 2 === 0 ? "county" : "prefectural",
      kind: index % 4 === 0 ? "humanResources" : null,
      regions: [{ code: REGIONS[index % 4] ?? "", name: "某地" }],
    }),
    text: `第${index}号灯塔。${index % 3 === 0 ? "建立府院联动机制。" : "未建立机制。"}`,
  }),
);

/** An engine on a real server, with an index of its own that holds {@link MANY}. */
export interface RealSetting {
  readonly index: string;
  readonly engine: MeilisearchEngine;
  /** The engine in PostgreSQL whose index is followed. */
  readonly postgres: SearchEngine;
  search(words: string, fields?: Partial<EngineRequest>): Promise<SearchPage>;
  /** The ids of what is found, sorted. */
  find(words: string, fields?: Partial<EngineRequest>): Promise<readonly string[]>;
  everyPage(request: EngineRequest): Promise<readonly SearchHit[]>;
  /** Puts documents, runs, and removes them again. */
  having(documents: readonly SearchDocument[], run: () => Promise<void>): Promise<void>;
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** The same, for what the server does later: resolves when that is done. */
  callAndWait(method: string, path: string, body?: unknown): Promise<void>;
  /** The names of the index and of those that are to take its place. */
  ourIndexes(): Promise<readonly string[]>;
  /** The keys for the index. */
  ourKeys(): Promise<readonly ListedKey[]>;
}

interface ListedKey {
  readonly uid: string;
  readonly actions: readonly string[];
  readonly indexes: readonly string[];
}

/** Runs a suite on the server that `MEILI_URL` names and on every kind of database; without one, a skipped test says so. */
export function describeRealServer(title: string, suite: (setting: () => RealSetting) => void): void {
  if (url === undefined || url === "") {
    it.skip(`${title} (skipped: MEILI_URL names no server)`);
    return;
  }
  describeDatabases(title, (databases) => {
    let database: Database;
    let setting: RealSetting;
    beforeAll(async () => {
      database = await databases.open();
      setting = createSetting(database, url);
      await setting.engine.prepare();
      await setting.engine.put(MANY);
    });
    afterAll(async () => {
      for (const uid of await setting.ourIndexes()) await setting.call("DELETE", `/indexes/${uid}`);
      for (const { uid } of await setting.ourKeys()) await setting.call("DELETE", `/keys/${uid}`);
      await database.close();
    });
    suite(() => setting);
  });
}

function createSetting({ pool }: Database, server: string): RealSetting {
  const index = `engine-${randomUUID()}`;
  const engine = createMeilisearchEngine({ url: server, pool, index, ...(key ? { key } : {}) });
  const search: RealSetting["search"] = (words, fields) => engine.search(requestFor(words, fields));
  const call: RealSetting["call"] = async (method, path, body) => {
    const response = await fetch(`${server}${path}`, {
      method,
      headers: { authorization: `Bearer ${key ?? ""}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === "" ? {} : JSON.parse(text);
  };
  return {
    index,
    engine,
    postgres: createPostgresEngine({ pool }),
    search,
    find: async (words, fields) => [...idsOf((await search(words, fields)).hits)].sort(),
    everyPage: (request) => everyPageOf(engine, request),
    async having(documents, run) {
      await engine.put(documents);
      try {
        await run();
      } finally {
        const reports = [...new Set(documents.map(({ reportId }) => reportId))];
        await engine.remove(reports.map((reportId) => revisionOf(reportId, 1_000)));
      }
    },
    call,
    async callAndWait(method, path, body) {
      const { taskUid } = await call(method, path, body);
      for (;;) {
        const { status } = await call("GET", `/tasks/${taskUid}`);
        if (status === "succeeded") return;
        if (status !== "enqueued" && status !== "processing")
          throw new Error(`Task ${taskUid} is ${status}.`);
      }
    },
    async ourIndexes() {
      const { results } = await call("GET", "/indexes?limit=1000");
      // As the server documents it.
      return (results as { uid: string }[]).map(({ uid }) => uid).filter((uid) => uid.startsWith(index));
    },
    async ourKeys() {
      const { results } = await call("GET", "/keys?limit=1000");
      // As the server documents it.
      return (results as ListedKey[]).filter(({ indexes }) => indexes.includes(index));
    },
  };
}
