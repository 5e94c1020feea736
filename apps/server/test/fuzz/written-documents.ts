import type fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
} from "graphql";
import { ValueDrawer, writeLiteral } from "./drawn-values.ts";

/** Directives as they may stand at a field, and as they may not. */
const DIRECTIVES = ["@skip(if: false)", "@include(if: true)", "@include(if: $flag)"];
const WRONG_DIRECTIVES = ["@skip", "@nothing", "@deprecated", "@include(if: 1)"];

/** Writes operations that a schema allows, and here and there one that it does not. */
export class DocumentWriter {
  readonly #values: ValueDrawer;
  readonly #schema: GraphQLSchema;
  readonly #variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(draw: fc.GeneratorValue, schema: GraphQLSchema) {
    this.#values = new ValueDrawer(draw);
    this.#schema = schema;
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = this.#values.json(type, 2);
    if (!this.#values.isRare(3)) return `${name}: ${writeLiteral(value, type)}`;
    const variable = `v${this.#variables.size}`;
    this.#variables.set(variable, { type: String(type), value });
    return `${name}: $${variable}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = this.#values.inputs(field.args, 1).map((argument) => this.#argument(argument));
    const type = getNamedType(field.type);
    return [
      this.#values.isRare(8) ? `${this.#alias()}: ` : "",
      this.#values.isRare(80) ? `${field.name}s` : field.name,
      given.length > 0 ? `(${given.join(", ")})` : "",
      this.#values.isRare(12) ? ` ${this.#directive()}` : "",
      isCompositeType(type) && !this.#values.isRare(80) ? ` ${this.#selections(type, depth - 1)}` : "",
    ].join("");
  }

  /** A name that nothing else has, or one that others have as well. */
  #alias(): string {
    this.#aliases += 1;
    return this.#values.isRare(8) ? this.#values.one(["a", "__typename", "名"]) : `a${this.#aliases}`;
  }

  #directive(): string {
    const directive = this.#values.one(this.#values.isRare(6) ? WRONG_DIRECTIVES : DIRECTIVES);
    if (directive.includes("$flag")) this.#variables.set("flag", { type: "Boolean!", value: true });
    return directive;
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) || depth <= 0) return "{ __typename }";
    const fields = Object.values(type.getFields());
    const chosen = Array.from({ length: 1 + this.#values.number(3) }, () => this.#values.one(fields));
    // One field twice with other arguments is a conflict.
    const written = [...new Set(chosen)].map((field) => this.#field(field, depth));
    if (this.#values.isRare(10)) {
      const name = this.#values.isRare(6) ? "missing" : `f${this.#fragments.length}`;
      const on = this.#values.isRare(6) ? "Query" : type.name;
      this.#fragments.push(`fragment ${name} on ${on} ${this.#selections(type, depth - 1)}`);
      written.push(
        `...${name}`,
        ...(this.#values.isRare(3) ? [`... on ${type.name} { __typename ...${name} }`] : []),
      );
    }
    return `{ ${written.join(" ")} }`;
  }

  /** A request: a document of one operation or two, with its variables. */
  write(): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } {
    const isMutation = this.#values.isRare(12);
    const root = isMutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    if (!root) throw new Error("The schema has no such root.");
    const selections = this.#selections(root, 1 + this.#values.number(7));
    const variables = [...this.#variables];
    const defined = variables.map(
      ([name, { type }]) => `$${name}: ${this.#values.isRare(40) ? "Int" : type}`,
    );
    const definitions = defined.length > 0 ? `(${defined.join(", ")})` : "";
    const operation = `${isMutation ? "mutation" : "query"} q${definitions} ${selections}`;
    const second = this.#values.isRare(25) ? ["query q { __typename }"] : [];
    return {
      query: [operation, ...second, ...this.#fragments].join(" "),
      variables: Object.fromEntries(
        variables.filter(() => !this.#values.isRare(25)).map(([name, { value }]) => [name, value]),
      ),
    };
  }
}
