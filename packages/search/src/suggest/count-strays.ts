import { LONGEST_WORD } from "./count-words.ts";

/** How many characters are left over where a run is cut into words so that as few as possible are. */
export function countStrays(run: string, known: ReadonlySet<string>): number {
  const characters = Array.from(run);
  const strays = [0];
  for (let end = 1; end <= characters.length; end++) {
    let fewest = (strays[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end - 1; start++) {
      if (known.has(characters.slice(start, end).join(""))) fewest = Math.min(fewest, strays[start] ?? 0);
    }
    strays.push(fewest);
  }
  return strays.at(-1) ?? 0;
}
