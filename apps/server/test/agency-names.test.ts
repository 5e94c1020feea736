import { type Database, openMemoryDatabase } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

interface Sample {
  readonly key: string;
  readonly name: string;
}

let database: Database;
let server: TestServer;
let first: Sample;
let second: Sample;

beforeAll(async () => {
  database = await openMemoryDatabase();
  const search = await storeSample(database, 2);
  const { rows } = await database.pool.query<Sample>("select id as key, name from agencies order by name");
  const [one, other] = rows;
  if (one === undefined || other === undefined) throw new Error("There are two.");
  [first, second] = [one, other];
  const aliases = [
    ["只有一个机关的简称", first],
    ["两个机关的简称", first],
    ["两个机关的简称", second],
    [first.name, second],
  ] as const;
  for (const [alias, { key }] of aliases) {
    await database.pool.query("insert into agency_aliases values ($1, $2)", [alias, key]);
  }
  await database.pool.query("update agencies set place = '白杨市' where id = $1", [second.key]);
  server = await startTestServer({ database, search });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const find = (name: string, place?: string) =>
  server.ask(
    `query ($name: String!, $place: String) {
      agency(name: $name, place: $place) { name }
      report(agencyName: $name, agencyPlace: $place, year: 2021) { year agency { name } }
    }`,
    { name, place },
  );
const found = ({ name }: Sample) => ({ agency: { name }, report: { year: 2021, agency: { name } } });

describe("agencies by name", () => {
  test("are found by another name that is theirs alone, and so are their reports", async () => {
    expect((await find("只有一个机关的简称")).data).toEqual(found(first));
    expect((await find("只有一个机关")).data).toEqual({ agency: null, report: null });
  });

  test("are told where several have the other name, unless the place leaves one", async () => {
    const { data, errors } = await find("两个机关的简称");
    expect(data).toEqual({ agency: null, report: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT", "BAD_USER_INPUT"]);
    for (const { name } of [first, second]) expect(errors?.[0]?.message).toContain(name);
    expect((await find("两个机关的简称", "白杨市")).data).toEqual(found(second));
    expect((await find("两个机关的简称", "清河县")).data).toEqual({ agency: null, report: null });
  });

  test("are those whose whole name it is before those that are called so as well", async () => {
    expect((await find(first.name)).data).toEqual(found(first));
    expect((await find(first.name, "白杨市")).data).toEqual(found(second));
  });

  test("are real before they are made up", async () => {
    await database.pool.query("update agencies set synthetic = false where id = $1", [first.key]);
    expect((await find("两个机关的简称")).data).toEqual(found(first));
  });
});
