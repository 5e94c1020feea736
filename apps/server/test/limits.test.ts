import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdDatabase } from "./support/hold-database.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(" ");

/** 871 bytes: each fragment spreads the next one twice. */
const DOUBLING = `{ agencies { nodes { ...f0 } } } ${times(
  23,
  (index) => `fragment f${index} on Agency { ${index === 22 ? "id" : `...f${index + 1} ...f${index + 1}`} }`,
)}`;

/** 1.5 KB: three levels of ten lists with a hundred reports each. */
const MULTIPLYING = `{ agencies(first: 100) { nodes { ...A } } }
  fragment A on Agency { ${times(10, (index) => `a${index}: reports(first: 100) { nodes { agency { ...B } } }`)} }
  fragment B on Agency { ${times(10, (index) => `b${index}: reports(first: 100) { nodes { agency { ...C } } }`)} }
  fragment C on Agency { ${times(10, (index) => `c${index}: reports(first: 100) { nodes { id year } }`)} }`;

const COUNTS = "{ naturalPerson commercialEnterprise researchInstitution publicWelfareOrganization total }";
const TABLES = `
  proactiveDisclosure {
    documents { rules { issued repealed inForce } normativeDocuments { issued repealed inForce } }
    licensing { licenses { decisions } } fees { administrativeFees { amountCollected } }
  }
  requests {
    received ${COUNTS} pendingAtStart ${COUNTS} pendingAtEnd ${COUNTS}
    processed {
      granted ${COUNTS} partiallyGranted ${COUNTS} total ${COUNTS}
      denied { stateSecret ${COUNTS} prohibitedByLaw ${COUNTS} thirdPartyRights ${COUNTS} }
      declined { duplicate ${COUNTS} publicationRequest ${COUNTS} }
    }
  }
  remedies { reconsideration { upheld corrected total } directLitigation { upheld corrected total } }`;

describeDatabases("what a query may cost", ({ open }) => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await open();
    const search = await storeSample(database, 2);
    server = await startTestServer({ database, search });
  });
  afterAll(() => server?.close());

  const nested = (size: string) =>
    `agencies(first: ${size}) { nodes { reports(first: ${size}) { nodes { id } } } }`;

  const refused: readonly (readonly [name: string, query: string, variables?: Record<string, unknown>])[] = [
    ["fragments that double", DOUBLING],
    ["lists that multiply", MULTIPLYING],
    ["page sizes that multiply", `{ ${nested("100")} }`],
    ["page sizes in variables", `query ($size: Int!) { ${nested("$size")} }`, { size: 100 }],
    ["page sizes in defaults of variables", `query ($size: Int = 100) { ${nested("$size")} }`],
    ["page sizes read from the end", `{ ${nested("100").replaceAll("first", "last")} }`],
    [
      "page sizes in fragments",
      `{ agencies(first: 100) { edges { node { ...A } } } }
       fragment A on Agency { ... on Agency { reports(first: 100) { edges { node { id } } } } }`,
    ],
    [
      "lines and cells of many tables",
      "{ reports(first: 100) { nodes { requests { rows { cells { raw } } } } } }",
    ],
    [
      "many ids with long lists",
      "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agency { reports(first: 100) { nodes { id } } } } }",
      { ids: Array.from({ length: 100 }, () => "x") },
    ],
    [
      "the sources of many reports",
      `{ ${times(4, (index) => `a${index}: reports(first: 100) { nodes { source { text } } }`)} }`,
    ],
    [
      "what is similar to the sections of many reports",
      "{ reports(first: 20) { nodes { sections { similar { sections { similarity } } } } } }",
    ],
    ["more fields at the root than are allowed", `{ ${times(11, (index) => `a${index}: __typename`)} }`],
    ["more aliases than are allowed", `{ about { ${times(31, (index) => `a${index}: softwareVersion`)} } }`],
    [
      "introspection many times over",
      `{ ${times(4, (index) => `a${index}: __schema { types { fields { args { type { ofType { ofType { name kind description } } } } } } }`)} ${times(6, (index) => `b${index}: __schema { types { fields { args { type { ofType { ofType { name kind description } } } } } } }`)} }`,
    ],
  ];

  for (const [name, query, variables] of refused) {
    test(`${name}: refused before anything is read, while others are answered`, async () => {
      const hold = await holdDatabase(database);
      const answered: string[] = [];
      const note = <Answer>(name: string, answer: Promise<Answer>) =>
        answer.finally(() => answered.push(name));
      const waiting = note("reader", server.ask("{ reports { nodes { id } } }"));
      const attack = await note("attack", server.ask(query, variables));
      const bystander = await note("bystander", server.ask("{ __typename }"));
      await hold.release();
      expect((await waiting).status).toBe(200);
      expect(attack).toMatchObject({ status: 400, errors: [{ extensions: { code: "TOO_COMPLEX" } }] });
      expect(bystander.data).toEqual({ __typename: "Query" });
      expect(answered).toEqual(["attack", "bystander", "reader"]);
    });
  }

  test.each([
    [
      "a hundred reports with their three tables",
      `{ reports(first: 100) { nodes { title year agency { name } ${TABLES} } } }`,
    ],
    [
      "twenty agencies with twenty reports each",
      `{ agencies(first: 20) { nodes { name reports(first: 20) { nodes { title year ${TABLES} } } } } }`,
    ],
    [
      "ten searches",
      `{ ${times(10, (index) => `a${index}: search(query: "公开", first: 50) { nodes { report { title } snippet { text } } }`)} }`,
    ],
    [
      "what is similar to the sections of a report, with all texts",
      `{ reports(first: 1) { nodes { sections { text similar(first: 10) {
        isComplete
        sections { similarity section { heading text report { year agency { name } } } passages { asked { start end } other { start end } } }
      } } } } }`,
    ],
    [
      "a search with everything that is known of it",
      `{ search(query: "公开", first: 100, facets: [YEAR, SECTION, LEVEL, KIND, PROVINCE]) {
        totalCount { value relation } facets { name values { value count } relation }
        interpretation { recognised { kind span { start end } text meaning isFilter } terms { text isPhrase isExcluded } }
        omitted { text } suggestions { text replaced { start end } reason } engine fallback
        nodes { report { year agency { name } } section { heading text } snippet { text span { start end } marks { start end } } }
      } }`,
    ],
    [
      "every cell of twenty reports",
      "{ reports { nodes { requests { rows { id cells { address raw span { start end } } } } } } }",
    ],
  ])("%s: answered", async (_, query) => {
    const { status, errors } = await server.ask(query);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
  });

  test("impossible page sizes are told as such, whatever they would cost", async () => {
    const { status, errors } = await server.ask("{ reports(first: 1000000000) { nodes { id } } }");
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});
