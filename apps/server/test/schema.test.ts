import { readFileSync } from "node:fs";
import { EDITIONS, FORMS, formCells } from "@gongkai/schema";
import { buildSchema, type GraphQLObjectType, isObjectType } from "graphql";
import { describe, expect, test } from "vitest";
import { printedSchema } from "../src/index.ts";

describe("schema.graphql", () => {
  test("is what the code says; `npm run gen` writes it", () => {
    expect(readFileSync(new URL("../schema.graphql", import.meta.url), "utf8")).toBe(printedSchema());
  });

  test("describes every type and every field that does not speak for itself", () => {
    const schema = buildSchema(printedSchema());
    const derived = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType =>
        isObjectType(type) && /^(Requests|Remed|ProactiveD)/.test(type.name),
    );
    expect(derived.length).toBeGreaterThan(10);
    for (const type of derived) {
      expect(type.description).toBeTruthy();
      for (const field of Object.values(type.getFields())) expect(field.description).toBeTruthy();
    }
  });

  test("has a typed field for every place of both editions", () => {
    const schema = buildSchema(printedSchema());
    const root = {
      proactiveDisclosure: "ProactiveDisclosureTable",
      requests: "RequestsTable",
      remedies: "RemediesTable",
    };
    const typeAt = (typeName: string, path: readonly string[]): string => {
      const type = schema.getType(typeName);
      const [field = "", ...rest] = path;
      if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
      const found = String(type.getFields()[field]?.type);
      return rest.length === 0 ? found : typeAt(found, rest);
    };
    for (const edition of EDITIONS) {
      const groups = Object.values(FORMS[edition === "2019" ? "2021" : "2019"])
        .flatMap((table) => table.blocks.flatMap((block) => block.rows))
        .filter((row) => row.isGroup)
        .map((row) => row.id);
      for (const { table, row, column } of formCells(edition)) {
        const own = groups.includes(row.id) ? ["counts"] : [];
        const type = typeAt(root[table], [...row.id.split("."), ...own, column.id]);
        expect(type).toBe(column.unit === "money" ? "Float" : "Count");
      }
    }
  });
});
