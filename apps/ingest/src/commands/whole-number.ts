import { InvalidArgumentError } from "commander";

/** A whole number above 0, as an option takes it. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("Give a whole number above 0.");
}
