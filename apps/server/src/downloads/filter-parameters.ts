import {
  buildSchema,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import { MAX_FILTER_VALUES } from "../resolvers/arguments.ts";
import { ENUMERATION_RESOLVERS } from "../schema/enumerations.ts";
import { TYPE_DEFINITIONS } from "../schema/type-definitions.ts";
import { BOOLEAN, type Parameter, TEXT } from "./parameter.ts";

/** How the text of one value is read. */
type Reading = Pick<Parameter, "schema" | "read" | "expected">;

const INTEGER: Reading = {
  schema: { type: "integer", format: "int32" },
  read: (text) => {
    const number = Number(text);
    return /^-?\d{1,10}$/.test(text) && (number | 0) === number ? number : undefined;
  },
  expected: "a whole number",
};

const SCALARS: Readonly<Record<string, Reading>> = { ID: TEXT, String: TEXT, Int: INTEGER, Boolean: BOOLEAN };

/** A value of an enumeration by the name that GraphQL has for it, or by the one that stands in files. */
function readingOfEnumeration(name: string): Reading {
  const values = ENUMERATION_RESOLVERS[name] ?? {};
  const byText = new Map(
    Object.entries(values).flatMap(([each, value]) => [[value, value] as const, [each, value]]),
  );
  const names = Object.values(values);
  return {
    schema: { type: "string", enum: [...byText.keys()] },
    read: (text) => byText.get(text),
    expected: names.length > 10 ? `a value of ${name}` : `one of ${names.join(", ")}`,
  };
}

function readingOfList(item: Reading): Reading {
  return {
    schema: { type: "array", items: item.schema, minItems: 1, maxItems: MAX_FILTER_VALUES },
    read: (text) => {
      const values = text.split(",").map((part) => (part === "" ? undefined : item.read(part)));
      return values.includes(undefined) ? undefined : values;
    },
    expected: `${item.expected}, or several joined by commas`,
  };
}

/** How a value of a type is read from text; null for what is nested, which an address cannot say. */
function readingOf(type: GraphQLInputType): Reading | null {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const item = readingOf(inner.ofType);
    return item === null ? null : readingOfList(item);
  }
  if (isEnumType(inner)) return readingOfEnumeration(inner.name);
  return isInputObjectType(inner) ? null : (SCALARS[inner.toString()] ?? null);
}

function parameterOf({ name, type, description }: GraphQLInputField): readonly Parameter[] {
  const reading = readingOf(type);
  return reading === null ? [] : [{ name, in: "query", description: description ?? name, ...reading }];
}

const SCHEMA = buildSchema(TYPE_DEFINITIONS);

/** The fields of a filter of GraphQL as parameters: the same names, meanings and descriptions. */
export function filterParameters(inputType: "ReportFilter" | "AgencyFilter"): readonly Parameter[] {
  const type = SCHEMA.getType(inputType);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type ${inputType}.`);
  return Object.values(type.getFields()).flatMap(parameterOf);
}
