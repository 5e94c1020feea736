import type { JsonSchema } from "@gongkai/schema";
import { badUserInput } from "../errors/bad-user-input.ts";

/** A parameter of an address: what the route reads and what the description says of it are one thing. */
export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly description: string;
  readonly schema: JsonSchema;
  /** What a text stands for; undefined when it stands for nothing. */
  readonly read: (text: string) => unknown;
  /** What is wanted, for whoever gave something else: the end of "… is not". */
  readonly expected: string;
}

/** What the parameters of a request stand for, by name. Those that were not given are absent. */
export type ParameterValues = Readonly<Record<string, unknown>>;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** Whether something is on or off. */
export const BOOLEAN = {
  schema: { type: "boolean" },
  read: (text: string) => BOOLEANS.get(text),
  expected: "true or false",
} as const satisfies Pick<Parameter, "schema" | "read" | "expected">;

/** Any text. */
export const TEXT = {
  schema: { type: "string" },
  read: (text: string) => text,
  expected: "a text",
} as const satisfies Pick<Parameter, "schema" | "read" | "expected">;

function readOne({ name, read, expected }: Parameter, text: unknown): unknown {
  if (typeof text !== "string") {
    throw badUserInput(`\`${name}\` is given more than once. Give it once, several values joined by commas.`);
  }
  const value = read(text);
  if (value === undefined)
    throw badUserInput(`\`${name}\` is ${JSON.stringify(text)}, which is not ${expected}.`);
  return value;
}

/**
 * Reads the parameters of a request.
 *
 * @throws GongkaiError BAD_USER_INPUT for one that is unknown, given twice, or stands for nothing
 */
export function readParameters(
  parameters: readonly Parameter[],
  given: Readonly<Record<"query" | "path", Readonly<Record<string, unknown>>>>,
): ParameterValues {
  const known = new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  const values: [string, unknown][] = [];
  for (const where of ["path", "query"] as const) {
    for (const [name, text] of Object.entries(given[where])) {
      const parameter = known.get(`${where} ${name}`);
      if (parameter === undefined) {
        const names = parameters.flatMap((each) => (each.in === "query" ? [`\`${each.name}\``] : []));
        const instead =
          names.length === 0 ? "there are none here" : `those of this address are ${names.join(", ")}`;
        throw badUserInput(`There is no parameter ${JSON.stringify(name)}; ${instead}.`);
      }
      values.push([name, readOne(parameter, text)]);
    }
  }
  return Object.fromEntries(values);
}
