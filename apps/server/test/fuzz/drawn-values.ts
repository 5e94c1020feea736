import fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** Texts that programs like to stumble over. */
const STRANGE_TEXTS = [
  "",
  "\0",
  "\uD800",
  "\uDC00x",
  "\u202E",
  "%",
  "_",
  "\\",
  "'",
  '"',
  "公开",
  "🏛️",
  "null",
  "__proto__",
];

const TEXT = fc.oneof(fc.constantFrom(...STRANGE_TEXTS), fc.string({ unit: "binary", maxLength: 12 }));
const INTEGER = fc.oneof(fc.constantFrom(0, 1, 2, 100, 101, -1, 2_147_483_647, 2_147_483_648), fc.integer());

/** Values that fit no type, or only by chance. */
const WRONG_VALUES: readonly unknown[] = [
  null,
  [],
  {},
  true,
  "x",
  1.5,
  [[["x"]]],
  JSON.parse('{"__proto__":1}'),
];

/** Draws values for the inputs of a schema. */
export class ValueDrawer {
  readonly #draw: fc.GeneratorValue;

  constructor(draw: fc.GeneratorValue) {
    this.#draw = draw;
  }

  /** A whole number from 0 to `max`. */
  number(max: number): number {
    return this.#draw(fc.nat, { max });
  }

  /** Once in so many times. */
  isRare(times: number): boolean {
    // Numbers at either end are drawn more often than others.
    return this.number(times - 1) === Math.floor(times / 2);
  }

  /** One of some values. */
  one<Value>(values: readonly Value[]): Value {
    const value = values[this.number(values.length - 1)];
    if (value === undefined) throw new Error("There is nothing to choose from.");
    return value;
  }

  /** A value of JSON for a type, as a variable holds it. */
  json(type: GraphQLInputType, depth: number): unknown {
    if (this.isRare(20)) return this.one(WRONG_VALUES);
    const inner = getNullableType(type);
    if (isListType(inner)) {
      return Array.from({ length: this.number(3) }, () => this.json(inner.ofType, depth));
    }
    if (isEnumType(inner)) return this.one(inner.getValues()).name;
    if (isInputObjectType(inner)) {
      return Object.fromEntries(
        this.inputs(Object.values(inner.getFields()), depth).map((field) => [
          field.name,
          this.json(field.type, depth - 1),
        ]),
      );
    }
    if (inner.name === "_Any") return this.#representation();
    if (inner.name === "Boolean") return this.#draw(fc.boolean);
    return inner.name === "Int" || inner.name === "Float"
      ? this.#draw(() => INTEGER)
      : this.#draw(() => TEXT);
  }

  /** What a gateway names a thing by, or nearly. */
  #representation(): unknown {
    const key = this.isRare(4) ? this.one(WRONG_VALUES) : this.#draw(() => TEXT);
    const type = this.one(["Agency", "Region", "Report", "Section", "constructor"]);
    return { __typename: type, [this.one(["id", "code", "length"])]: key };
  }

  /** The inputs that must be given, and some of those that may be. */
  inputs<Input extends GraphQLArgument | GraphQLInputField>(
    inputs: readonly Input[],
    depth: number,
  ): readonly Input[] {
    return inputs.filter(({ type }) => isNonNullType(type) || (depth > 0 && this.isRare(3)));
  }
}

/** JSON as a literal of GraphQL. Names of enumerations look like strings in JSON. */
export function writeLiteral(value: unknown, type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (Array.isArray(value)) {
    const item = isListType(inner) ? inner.ofType : type;
    return `[${value.map((each) => writeLiteral(each, item)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const entries = Object.entries(value).map(
      ([name, each]) => `${name}: ${writeLiteral(each, fields[name]?.type ?? type)}`,
    );
    return `{ ${entries.join(", ")} }`;
  }
  return isEnumType(inner) && typeof value === "string" ? value : JSON.stringify(value);
}
