import { type Database, openMemoryDatabase } from "@gongkai/db";
import type { Search } from "@gongkai/search";
import { Kind, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readExamples } from "../src/graphiql/examples.ts";
import { storeSampleReports } from "./support/sample-platform.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

const EXAMPLES = readExamples();

/** Examples whose answer is empty for the sample: its invented regions have no codes. */
const EMPTY_FOR_SAMPLE: readonly string[] = ["regions-tree"];

/** Whether an answer tells something anywhere: a text, a number, a truth. */
function tells(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(tells);
  if (typeof value === "object" && value !== null) return Object.values(value).some(tells);
  return value !== null && value !== "" && value !== 0 && value !== false;
}

/** The paths of fields that are null or empty although the example is there to show them: the root's own. */
function emptyRoots(data: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(data)
    .filter(([, value]) => !tells(value))
    .map(([name]) => name);
}

describe("the examples", () => {
  let database: Database;
  let search: Search;
  let server: TestServer;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    search = await storeSampleReports(database);
    server = await startTestServer({ database, search });
  });
  afterAll(async () => {
    await server?.close();
    await search?.close();
    await database?.close();
  });

  test("are fifteen or more, each with a sentence in both languages and an operation of its name", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(15);
    for (const { name, title, query } of EXAMPLES) {
      expect(title.zh, name).toMatch(/\p{Script=Han}.*。$/u);
      expect(title.en, name).toMatch(/^[A-Z][ -~]+\.$/);
      const names = parse(query).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value] : [],
      );
      const pascalCase = name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(names).toEqual([pascalCase]);
    }
  });

  test.each(EXAMPLES.map((example) => [example.name, example] as const))(
    "%s is answered from the sample data",
    async (name, { query, variables }) => {
      const { status, data, errors } = await server.ask(query, JSON.parse(variables));
      expect(errors).toBeUndefined();
      expect(status).toBe(200);
      expect(emptyRoots(data).length > 0).toBe(EMPTY_FOR_SAMPLE.includes(name));
    },
  );
});
