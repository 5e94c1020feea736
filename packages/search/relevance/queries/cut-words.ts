import type { Random } from "@gongkai/corpus";
import type { IndexedSection } from "../corpus/corpus.ts";

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The runs of Han characters of a section's text: what stands between signs, digits and other scripts. */
function hanRuns({ content }: IndexedSection, shortest: number): readonly string[] {
  return [...content.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => (run.length >= shortest ? [run] : []));
}

/** A run of Han characters from a random place of a section; null where it has none of that length. */
export function drawRun(section: IndexedSection, shortest: number, random: Random): string | null {
  const runs = hanRuns(section, shortest);
  return runs.length === 0 ? null : random.pick(runs);
}

/** The words of a run of Han characters. */
function cutWords(run: string): readonly string[] {
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}

/**
 * Whether tokenizers agree that there is a border of words at a place of a run. They disagree about single characters: the
 * one word 宅基地 is cut into 宅 and 基地 by some.
 */
function isCertainBorder(before: string | undefined, after: string | undefined): boolean {
  return before?.length !== 1 && after?.length !== 1;
}

/**
 * Words in a row from a random place of a section, within bounds of length; null where the draw gave none. They begin and
 * end where all tokenizers see a border.
 */
export function drawPhrase(
  section: IndexedSection,
  bounds: { readonly shortest: number; readonly longest: number },
  random: Random,
): string | null {
  const run = drawRun(section, bounds.shortest, random);
  if (run === null) return null;
  const words = cutWords(run);
  const start = random.integer(0, words.length - 1);
  if (!isCertainBorder(words[start - 1], words[start])) return null;
  let phrase = "";
  let drawn: string | null = null;
  for (let at = start; at < words.length; at += 1) {
    phrase += words[at];
    if (phrase.length > bounds.longest) break;
    if (phrase.length < bounds.shortest || !isCertainBorder(words[at], words[at + 1])) continue;
    drawn = phrase;
    if (random.chance(0.4)) break;
  }
  return drawn;
}

/** A word of two characters or more from a random place of a section; null where the draw gave none. */
export function drawWord(section: IndexedSection, random: Random): string | null {
  const run = drawRun(section, 2, random);
  if (run === null) return null;
  const words = cutWords(run);
  const at = random.integer(0, words.length - 1);
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word === undefined || word.length < 2) return null;
  return isCertainBorder(before, word) && isCertainBorder(word, after) ? word : null;
}
