import { type GraphQLField, type GraphQLSchema, getNamedType, isEnumType, isObjectType } from "graphql";

/** A list of the schema: a field that is a connection, in one of the orders that it can be asked for in. */
export interface ConnectionField {
  /** Such as `Query.reports orderBy: AGENCY_NAME`. */
  readonly name: string;
  readonly parent: string;
  readonly field: string;
  /** The argument for the order, such as `orderBy: AGENCY_NAME`; empty where there is but one. */
  readonly order: string;
  /** The type of its nodes. */
  readonly node: string;
  /** Whether nodes have global ids. */
  readonly hasIds: boolean;
  /** The arguments by which it can be paged: all four, or those for going forward. */
  readonly arguments: readonly string[];
}

const PAGE_ARGUMENTS = ["first", "after", "last", "before"];

function ordersOf({ args }: GraphQLField<unknown, unknown>): readonly string[] {
  const orders = args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (!/^order/.test(name) || !isEnumType(named)) return [];
    return named.getValues().map((value) => `${name}: ${value.name}`);
  });
  return orders.length === 0 ? [""] : orders;
}

/** Every connection of a schema, found by its type, in each of its orders. */
export function connectionFields(schema: GraphQLSchema): readonly ConnectionField[] {
  return Object.values(schema.getTypeMap()).flatMap((parent) => {
    if (!isObjectType(parent)) return [];
    return Object.values(parent.getFields()).flatMap((field) => {
      const type = getNamedType(field.type);
      if (!isObjectType(type) || !type.name.endsWith("Connection")) return [];
      const edge = getNamedType(type.getFields().edges?.type);
      const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
      if (node === undefined) throw new Error(`${type.name} has no edges with nodes.`);
      const names = field.args.map((argument) => argument.name);
      return ordersOf(field).map((order) => ({
        name: `${parent.name}.${field.name}${order === "" ? "" : ` ${order}`}`,
        parent: parent.name,
        field: field.name,
        order,
        node: node.name,
        hasIds: isObjectType(node) && node.getInterfaces().some(({ name }) => name === "Node"),
        arguments: PAGE_ARGUMENTS.filter((name) => names.includes(name)),
      }));
    });
  });
}
