import type { Database } from "@gongkai/db";
import { watchStatements } from "./watch-statements.ts";

/** Lets a number of matching statements of a pool through, and keeps the others back until they are released. */
export function holdStatements(
  database: Database,
  matching: RegExp,
  letThrough: number,
): { readonly release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let count = 0;
  watchStatements(database, (text) => {
    if (!matching.test(text)) return undefined;
    count += 1;
    return count <= letThrough ? undefined : released;
  });
  return { release };
}
