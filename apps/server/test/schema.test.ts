import { readFileSync } from "node:fs";
import { EDITIONS, FORMS, formCells } from "@gongkai/schema";
import { buildSchema, isEnumType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from "graphql";
import { describe, expect, test } from "vitest";
import { printedSchema } from "../src/index.ts";
import { isInBothLanguages } from "../src/schema/in-both-languages.ts";
import { CHINESE_DESCRIPTIONS } from "../src/schema/in-chinese/chinese-descriptions.ts";
import { TYPE_DEFINITIONS } from "../src/schema/type-definitions.ts";

describe("schema.graphql", () => {
  test("is what the code says; `npm run gen` writes it", () => {
    expect(readFileSync(new URL("../schema.graphql", import.meta.url), "utf8")).toBe(printedSchema());
  });

  test("describes every type, field, argument and value in Chinese and in English", () => {
    const schema = buildSchema(TYPE_DEFINITIONS);
    const undescribed: string[] = [];
    const coordinates = new Set<string>();
    const check = (name: string, { description }: { readonly description?: string | null | undefined }) => {
      coordinates.add(name);
      if (!isInBothLanguages(description ?? "")) undescribed.push(name);
    };
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    expect(types.length).toBeGreaterThan(50);
    for (const type of types) {
      check(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
      if (!("getFields" in type)) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        const parameters = "args" in field ? field.args : [];
        for (const parameter of parameters)
          check(`${type.name}.${field.name}(${parameter.name}:)`, parameter);
      }
    }
    expect(undescribed, "what lacks Chinese gets it in src/schema/in-chinese").toEqual([]);
    expect(Object.keys(CHINESE_DESCRIPTIONS).filter((name) => !coordinates.has(name))).toEqual([]);
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
