import { printable } from "./printable.ts";

/** Says something on standard error. */
export function complain(message: string): void {
  process.stderr.write(`gongkai: ${printable(message)}\n`);
}
