import { type Database, openMemoryDatabase } from "@gongkai/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readExamples } from "../src/graphiql/examples.ts";
import { recordStatements } from "./support/record-statements.ts";
import { storeSampleReports } from "./support/sample-platform.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

/** How many SQL statements each example runs, whatever its page sizes and however much is stored. */
const STATEMENTS: Readonly<Record<string, number>> = {
  "agencies-of-a-level": 4,
  "agency-and-its-names": 5,
  "agency-beside-its-peers": 7,
  "agency-over-ten-years": 4,
  "anything-by-id": 3,
  "changes-feed": 3,
  "claims-and-their-cells": 7,
  "compare-two-years": 6,
  "coverage-by-year": 1,
  "differences-of-versions": 3,
  "entities-for-a-gateway": 3,
  "failed-findings": 5,
  "figures-by-year-and-level": 3,
  "figures-of-each-agency": 4,
  "findings-by-rule": 5,
  "hundred-reports": 3,
  "last-page": 1,
  "narrative-claims": 3,
  "one-report": 2,
  "provenance-of-cells": 5,
  "reasons-for-denial": 3,
  "regions-tree": 1,
  "rules-catalogue": 0,
  "search-as-people-type": 10,
  "search-with-facets": 10,
  "similar-passages": 7,
  "source-and-versions": 5,
  "suggest-agencies": 13,
  "table-cells": 4,
  "what-there-is": 1,
  "wrong-cells": 13,
  "years-of-agencies": 4,
};

let database: Database;
let server: TestServer;
let statements: ReturnType<typeof recordStatements>;
beforeAll(async () => {
  database = await openMemoryDatabase();
  const search = await storeSampleReports(database);
  statements = recordStatements(database);
  server = await startTestServer({ database, search });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

/** Runs every example and counts, with page sizes changed where a test wants it. */
async function countStatements(
  resize: (text: string) => string = (text) => text,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { name, query, variables } of readExamples()) {
    statements.take();
    const { errors } = await server.ask(resize(query), JSON.parse(resize(variables)));
    expect(errors, name).toBeUndefined();
    counts[name] = statements.take().length;
  }
  return counts;
}

test("every documented example runs a number of statements that neither page sizes nor data change", async () => {
  expect(await countStatements()).toEqual(STATEMENTS);

  const ofSmallPages = await countStatements((text) => text.replace(/((?:first|last)"?: )\d+/g, "$11"));
  // Of less that is found, less may have to be looked up.
  const more = Object.entries(ofSmallPages).filter(([name, count]) => count > (STATEMENTS[name] ?? 0));
  expect(more).toEqual([]);

  await storeSample(database, 12);
  expect(await countStatements()).toEqual(STATEMENTS);
});

test("a search whose words stand nowhere looks for less in a number of statements that is as fixed", async () => {
  const example = readExamples().find(({ name }) => name === "search-as-people-type");
  statements.take();
  const { data } = await server.ask(example?.query ?? "", { query: "岚稷市自然资源局 2022年 业务培训" });
  expect(data.search.interpretation.terms.length).toBeGreaterThan(0);
  expect(statements.take()).toHaveLength(15);
});
