/** An object from outside as a record; an empty one for anything else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // JSON, parameters and arguments have nothing but strings as keys.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
