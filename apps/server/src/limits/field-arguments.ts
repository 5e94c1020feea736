import { type FieldNode, type GraphQLField, getArgumentValues } from "graphql";
import type { Arguments } from "./list-sizes.ts";

/** The arguments of a field after coercion. */
export interface FieldArguments {
  readonly given: Arguments;
  /** How many values their lists hold together. */
  readonly listValues: number;
}

function countListValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countListValues(inner), own);
}

/** Reads the arguments of an operation, each once, however often fragments repeat its field. */
export class ArgumentReader {
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #known = new Map<
    FieldNode,
    FieldArguments & { readonly definition: GraphQLField<unknown, unknown> }
  >();

  constructor(variables: Readonly<Record<string, unknown>>) {
    this.#variables = variables;
  }

  /** The arguments of a field; none when they are faulty, for which the field itself is refused. */
  read(definition: GraphQLField<unknown, unknown>, node: FieldNode): FieldArguments {
    const known = this.#known.get(node);
    // In a fragment on an interface one field has the definitions of several types.
    if (known?.definition === definition) return known;
    const given = this.#coerce(definition, node);
    const read = { definition, given, listValues: countListValues(given) };
    this.#known.set(node, read);
    return read;
  }

  #coerce(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    try {
      return getArgumentValues(definition, node, this.#variables);
    } catch {
      return {};
    }
  }
}
