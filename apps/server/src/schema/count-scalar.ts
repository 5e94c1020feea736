import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/** What people read of the scalar. */
export const COUNT_DESCRIPTION =
  "±(2^53 − 1) 以内的整数，写作 JSON 数字。GraphQL 的 Int 只到 2^31 · A whole number within ±(2^53 − 1), as a JSON number. GraphQL's own Int ends at 2^31.";

function toCount(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new GraphQLError(`${String(value)} is no Count: give a whole number within ±(2^53 − 1).`);
}

/** A whole number of the size that JSON and JavaScript hold exactly. */
export const COUNT_SCALAR = new GraphQLScalarType({
  name: "Count",
  description: COUNT_DESCRIPTION,
  serialize: toCount,
  parseValue: toCount,
  parseLiteral: (node) => toCount(node.kind === Kind.INT ? Number(node.value) : undefined),
});
