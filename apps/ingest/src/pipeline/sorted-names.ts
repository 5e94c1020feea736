import { opendir } from "node:fs/promises";

/** So many names are held at once; a folder of more is read several times over. */
const MOST_HELD = 100_000;

/** The next names of a folder after `last`, in order; fewer than `limit` only when they are the last ones. */
async function namesAfter(folder: string, last: string, limit: number): Promise<readonly string[]> {
  let names: string[] = [];
  for await (const { name } of await opendir(folder)) {
    if (name.startsWith(".") || name <= last) continue;
    names.push(name);
    if (names.length >= 2 * limit) names = names.sort().slice(0, limit);
  }
  return names.sort().slice(0, limit);
}

/**
 * The visible names in a folder, sorted by their UTF-16 units: the same order on every machine. However many there are, at
 * most twice `limit` are held, 200 000 by default.
 */
export async function* sortedNames(folder: string, limit = MOST_HELD): AsyncGenerator<string> {
  let names = await namesAfter(folder, "", limit);
  yield* names;
  while (names.length === limit) {
    names = await namesAfter(folder, names.at(-1) ?? "", limit);
    yield* names;
  }
}
