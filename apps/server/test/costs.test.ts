import { type Database, openMemoryDatabase } from "@gongkai/db";
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assumedSize, COSTED_FIELDS } from "../src/limits/list-sizes.ts";
import { TYPE_DEFINITIONS } from "../src/schema/type-definitions.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const schema = buildSchema(TYPE_DEFINITIONS);
const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);

/** Lists whose length an argument of a field above them says. */
const BY_ARGUMENTS_ABOVE = [
  "SimilarSections.sections",
  "ReportStats.measures",
  "ReportStats.groups",
  "ReportGroup.figures",
  "FigureStats.quantiles",
];

describe("what fields cost", () => {
  test("is set for fields that there are", () => {
    const unknown = COSTED_FIELDS.filter((coordinate) => {
      const [typeName = "", fieldName = ""] = coordinate.split(".");
      const type = schema.getType(typeName);
      return !(isObjectType(type) && fieldName in type.getFields());
    });
    expect(unknown).toEqual([]);
  });

  test("is set for every list whose length no argument says", () => {
    const isList = (type: GraphQLOutputType) => isListType(getNullableType(type));
    const missing = objectTypes
      .filter((type) => !type.name.startsWith("__") && !type.name.endsWith("Connection"))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => isList(field.type) && isCompositeType(getNamedType(field.type)))
          .filter(
            (field) => !field.args.some(({ name }) => ["first", "ids", "representations"].includes(name)),
          )
          .filter((field) => assumedSize(type.name, field.name) === undefined)
          .map((field) => `${type.name}.${field.name}`)
          .filter((coordinate) => !BY_ARGUMENTS_ABOVE.includes(coordinate)),
      );
    expect(missing).toEqual([]);
  });

  test("is said in their descriptions, in both languages", () => {
    const query = schema.getQueryType()?.getFields() ?? {};
    expect(query.search?.description).toMatch(/；按 500 个值计 · [\s\S]* Costs as much as 500 values\.$/);
    expect(query.reportStats?.description).toMatch(
      /。按 5000 个值计。\n\nF[\s\S]* Costs as much as 5000 values\.$/,
    );
    const table = schema.getType("RequestsTable");
    const rows = isObjectType(table) ? table.getFields().rows : undefined;
    expect(rows?.description).toMatch(/；按 30 项的列表计 · .* Counts as a list of 30\.$/);
  });
});

/** Longer than any list may be. */
const LENGTH = 2_501;

/** A value of a type, with lists of a length. */
function sampleOf(type: GraphQLInputType, length: number): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return Array.from({ length }, () => sampleOf(inner.ofType, 1));
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const required = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type, 1)]));
  }
  if (inner.name === "Boolean") return true;
  return isSpecifiedScalarType(inner) && ["Int", "Float"].includes(inner.name) ? 1 : "x";
}

/** Values of an argument each of which has one long list, by where that is. */
function longLists(
  type: GraphQLInputType,
  length: number,
  place: string,
): readonly (readonly [string, unknown])[] {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const within = isInputObjectType(getNullableType(inner.ofType))
      ? longLists(inner.ofType, length, place)
      : [];
    return [
      [place, sampleOf(inner, length)] as const,
      ...within.map(([where, value]) => [where, [value]] as const),
    ];
  }
  if (!isInputObjectType(inner)) return [];
  const base = Object(sampleOf(inner, 1));
  return Object.values(inner.getFields()).flatMap((field) =>
    longLists(field.type, length, `${place}.${field.name}`).map(
      ([where, value]) => [where, { ...base, [field.name]: value }] as const,
    ),
  );
}

describe("lists in arguments", () => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    const search = await storeSample(database, 1);
    server = await startTestServer({ database, search });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const cases = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap((argument: GraphQLArgument) =>
      longLists(argument.type, LENGTH, argument.name).map(([place, value]) => {
        const others = field.args.filter((each) => each !== argument && isNonNullType(each.type));
        const given = [argument, ...others];
        const definitions = given.map(({ name, type }) => `$${name}: ${type}`).join(", ");
        const passed = given.map(({ name }) => `${name}: $${name}`).join(", ");
        const result = getNamedType(field.type);
        const selection = isCompositeType(result) ? "{ __typename }" : "";
        return {
          place: `${field.name}(${place})`,
          query: `query (${definitions}) { ${field.name}(${passed}) ${selection} }`,
          variables: {
            ...Object.fromEntries(others.map(({ name, type }) => [name, sampleOf(type, 1)])),
            [argument.name]: value,
          },
        };
      }),
    ),
  );

  test.each(cases)("$place: too many values are refused", async ({ query, variables }) => {
    const { errors } = await server.ask(query, variables);
    expect(["BAD_USER_INPUT", "PAYLOAD_TOO_LARGE", "TOO_COMPLEX"]).toContain(errors?.[0]?.extensions.code);
    expect(errors?.[0]?.message).toMatch(/ 250\d values|2,?501|too large/);
  });
});
