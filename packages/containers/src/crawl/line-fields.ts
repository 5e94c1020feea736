import type { ContainerFields } from "../container-options.ts";

/** The value of a field; `a.b` is field b of the object in field a, unless a field is called so. */
function valueAt(line: object, field: string): unknown {
  const values: Readonly<Record<string, unknown>> = { ...line };
  if (Object.hasOwn(values, field)) return values[field];
  const dot = field.indexOf(".");
  if (dot === -1) return undefined;
  const inner = values[field.slice(0, dot)];
  return typeof inner === "object" && inner !== null ? valueAt(inner, field.slice(dot + 1)) : undefined;
}

function firstText(line: object, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = valueAt(line, field);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return null;
}

const MILLISECONDS = 1000;
/** Seconds since 1970 stay below this until the year 5138, and milliseconds are above since 1973. */
const MOST_SECONDS = 1e11;

/** A moment as data writes it: ISO 8601, `20230131…`, or seconds or milliseconds since 1970. Null for all else. */
export function readMoment(value: unknown): Date | null {
  if (typeof value === "number") {
    return validDate(new Date(value < MOST_SECONDS ? value * MILLISECONDS : value));
  }
  if (typeof value !== "string") return null;
  if (/^\d{9,10}$|^\d{13}$/.test(value)) return readMoment(Number(value));
  const packed = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(value);
  if (packed !== null) {
    const [, year, month, day, hour = "00", minute = "00", second = "00"] = packed;
    return validDate(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`));
  }
  if (!/^\d{4}-\d\d/.test(value)) return null;
  // A moment without a zone would depend on where this runs.
  const isZoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(value);
  const iso = value.replace(" ", "T");
  return validDate(new Date(isZoned || !iso.includes("T") ? iso : `${iso}Z`));
}

/** A date, unless it is none. */
export function validDate(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}

/** What a line says, by the fields it has. */
export interface LineFields {
  /** Markup where there is some, else text; null where there is neither. */
  readonly content: string | null;
  readonly url: string | null;
  readonly seenAt: Date | null;
}

/** Reads the fields of a line. */
export function readFields(line: object, fields: ContainerFields): LineFields {
  return {
    content: firstText(line, fields.html) ?? firstText(line, fields.text),
    url: firstText(line, fields.url),
    seenAt:
      fields.date.map((field) => readMoment(valueAt(line, field))).find((date) => date !== null) ?? null,
  };
}

/** Whether a value is a line of JSON Lines that holds a document. */
export function hasFields(value: unknown, fields: ContainerFields): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return [...fields.html, ...fields.text].some((field) => typeof valueAt(value, field) === "string");
}
