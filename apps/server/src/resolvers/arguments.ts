import { badUserInput } from "../errors/bad-user-input.ts";
import { fromGlobalId, type GlobalId } from "../global-id.ts";

/** How many values a list in a filter may hold. */
export const MAX_FILTER_VALUES = 250;

/** The value of an argument, with null, which GraphQL allows everywhere, taken as absent. */
export function given<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}

/** A list of a filter; absent where it was not given. */
export function filterValues<Value>(
  name: string,
  values: readonly Value[] | null | undefined,
): readonly Value[] | undefined {
  if (values === null || values === undefined) return undefined;
  if (values.length > MAX_FILTER_VALUES) {
    throw badUserInput(
      `\`${name}\` holds ${values.length} values, and ${MAX_FILTER_VALUES} are allowed. Ask in several queries.`,
    );
  }
  return values;
}

/** The key behind a global id of a type; null when the id is of nothing of that type. */
export function keyOf(type: GlobalId["type"], id: string): string | null {
  const known = fromGlobalId(id);
  return known?.type === type ? known.key : null;
}

/** The keys behind the ids of a filter that are of a type. Ids of nothing match nothing. */
export function keysOf(
  type: GlobalId["type"],
  name: string,
  ids: readonly string[] | null | undefined,
): readonly string[] | undefined {
  return filterValues(name, ids)?.flatMap((id) => keyOf(type, id) ?? []);
}

/** The keys behind the agency ids of a filter. Ids of nothing match nothing. */
export function agencyKeys(ids: readonly string[] | null | undefined): readonly string[] | undefined {
  return keysOf("Agency", "agencyIds", ids);
}
