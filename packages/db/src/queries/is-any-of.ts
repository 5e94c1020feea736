import { type Column, type SQL, sql } from "drizzle-orm";

/** The condition that a column has one of the values. One parameter however many there are, unlike `in`. */
export function isAnyOf<Value extends string | number>(
  column: Column & { readonly _: { readonly data: Value } },
  values: readonly Value[],
): SQL {
  return sql`${column} = any(${sql.param([...values])})`;
}
