import { GongkaiError } from "@gongkai/schema";

/** A number that the environment may hold. */
export interface NumberSetting {
  /** The name of the variable. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/**
 * Reads a whole number out of a variable of the environment; null where there is none, or an empty one.
 *
 * @throws GongkaiError BAD_USER_INPUT for what is no such number, or out of range
 */
export function readNumber(
  environment: NodeJS.ProcessEnv,
  { name, least, most }: NumberSetting,
): number | null {
  const text = environment[name]?.trim() ?? "";
  if (text === "") return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `${name} is ${text}. Give a whole number from ${least} to ${most}.`,
  );
}
