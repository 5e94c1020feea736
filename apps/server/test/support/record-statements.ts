import type { Database } from "@gongkai/db";
import { watchStatements } from "./watch-statements.ts";

/** Records the statements that pass through a pool, on clients taken from it as well. */
export function recordStatements(database: Database): { readonly take: () => readonly string[] } {
  let texts: string[] = [];
  watchStatements(database, (text) => {
    texts.push(text);
    return undefined;
  });
  return {
    take() {
      const taken = texts;
      texts = [];
      return taken;
    },
  };
}
