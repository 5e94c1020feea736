import { GraphQLError, GraphQLScalarType } from "graphql";

/** What people read of the scalar. */
export const DECIMAL_DESCRIPTION =
  'An exact decimal number as a JSON string, such as "1234.5": sums may have more digits than a JSON number keeps.';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

function toDecimal(value: unknown): string {
  if (typeof value === "string" && DECIMAL.test(value)) return value;
  throw new GraphQLError(`${String(value)} is no Decimal: give a string such as "1234.5".`);
}

/** A decimal number of any size, which is handed on as text. */
export const DECIMAL_SCALAR = new GraphQLScalarType({
  name: "Decimal",
  description: DECIMAL_DESCRIPTION,
  serialize: toDecimal,
  parseValue: toDecimal,
});
