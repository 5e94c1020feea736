type JsonObject = Readonly<Record<string, unknown>>;

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** A copy whose objects have their keys in order, for that is the order in which they are written. */
function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  // Anything else that JSON can hold is an object with keys.
  return sortObject(value as JsonObject);
}

function sortObject(object: JsonObject): JsonObject {
  const keys = Object.keys(object);
  // The cells of the tables are most of a report. Objects written out are made many times faster than key by key.
  if (keys.length === 2 && isSpan(object)) return { end: object.end, start: object.start };
  if (keys.length === 5 && isPrintedCell(object)) {
    const { placement, raw, span, state, value } = object;
    return { placement, raw, span: sortKeys(span), state, value: sortKeys(value) };
  }
  if (keys.some((key, at) => at > 0 && (keys[at - 1] ?? "") > key)) keys.sort();
  const sorted: Record<string, unknown> = {};
  for (const key of keys) {
    // The one key that cannot be assigned, as it stands for the object's prototype.
    if (key === "__proto__")
      Object.defineProperty(sorted, key, { value: sortKeys(object[key]), enumerable: true });
    else sorted[key] = sortKeys(object[key]);
  }
  return sorted;
}

function isSpan({ start, end }: JsonObject): boolean {
  return typeof start === "number" && typeof end === "number";
}

function isPrintedCell({ placement, raw, span, state, value }: JsonObject): boolean {
  return (
    typeof state === "string" &&
    typeof placement === "string" &&
    typeof raw === "string" &&
    span !== undefined &&
    value !== undefined
  );
}
