import { badUserInput } from "../errors/bad-user-input.ts";
import { keyOf } from "../resolvers/arguments.ts";

/**
 * The key of the report that a mutation is about.
 *
 * @throws GongkaiError BAD_USER_INPUT where the id is of nothing, or of something else
 */
export function reportKeyOf(id: string): string {
  const key = keyOf("Report", id);
  if (key !== null) return key;
  throw badUserInput("`report` is no id of a report. Take it from a report's `id`.");
}
