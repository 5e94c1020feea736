import { setImmediate } from "node:timers/promises";

/** After so many characters other work has its turn. */
const CHARACTERS_PER_TURN = 20_000;

/** How often a run of characters occurs. */
export interface Tally {
  occurrences: number;
  texts: number;
  lastText: number;
}

/** Texts of which every character is one UTF-16 unit. */
const SINGLE_UNITS = /^[^\u{10000}-\u{10ffff}]*$/u;

const HAN_RUN = /\p{Script=Han}+/gu;

/** Counts the runs of one length; of more than two characters those whose own beginning and end are frequent. */
export async function tallyRuns(
  texts: readonly string[],
  length: number,
  shorter: ReadonlyMap<string, Tally>,
  signal: AbortSignal | undefined,
): Promise<Map<string, Tally>> {
  const tallied = new Map<string, Tally>();
  let sinceTurn = 0;
  for (const [index, text] of texts.entries()) {
    sinceTurn += text.length;
    if (sinceTurn >= CHARACTERS_PER_TURN) {
      sinceTurn = 0;
      await setImmediate();
    }
    signal?.throwIfAborted();
    for (const [run] of text.matchAll(HAN_RUN)) {
      const characters = SINGLE_UNITS.test(run) ? run : Array.from(run);
      for (let start = 0; start + length <= characters.length; start++) {
        const slice = characters.slice(start, start + length);
        const candidate = typeof slice === "string" ? slice : slice.join("");
        if (shorter.size > 0 && !(shorter.has(dropLast(candidate)) && shorter.has(dropFirst(candidate))))
          continue;
        const tally = tallied.get(candidate);
        if (tally === undefined) tallied.set(candidate, { occurrences: 1, texts: 1, lastText: index });
        else {
          tally.occurrences++;
          if (tally.lastText !== index) tally.texts++;
          tally.lastText = index;
        }
      }
    }
  }
  return tallied;
}

/** A run without its first character. */
export function dropFirst(run: string): string {
  return run.slice((run.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}

/** A run without its last character. */
export function dropLast(run: string): string {
  return run.slice(0, (run.codePointAt(run.length - 2) ?? 0) > 0xffff ? -2 : -1);
}
