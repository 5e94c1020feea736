import type { Copy } from "./segment.ts";

/** Shorter lines are headings, labels and numbers, which any two reports share. */
const SHORTEST_PARAGRAPH = 20;

/** Fewer paragraphs say nothing of two texts. */
const FEWEST_PARAGRAPHS = 3;

/** A page may print many copies, each of which is compared with the first. */
const KNOWN = new WeakMap<Copy, ReadonlySet<string>>();

function paragraphsOf(copy: Copy): ReadonlySet<string> {
  const known = KNOWN.get(copy);
  if (known !== undefined) return known;
  const paragraphs = collectParagraphs(copy);
  KNOWN.set(copy, paragraphs);
  return paragraphs;
}

function collectParagraphs({ sections }: Copy): ReadonlySet<string> {
  const paragraphs = new Set<string>();
  for (const { lines } of sections) {
    for (const { text } of lines) if (text.length >= SHORTEST_PARAGRAPH) paragraphs.add(text);
  }
  return paragraphs;
}

/**
 * How much of the narrative two printed copies share, from 0 to 1: of the one with fewer paragraphs, those that
 * the other prints as well. Null where there are too few to tell.
 */
export function sharedText(one: Copy, other: Copy): number | null {
  const [fewer, more] = [paragraphsOf(one), paragraphsOf(other)].toSorted((a, b) => a.size - b.size);
  if (fewer === undefined || more === undefined || fewer.size < FEWEST_PARAGRAPHS) return null;
  let shared = 0;
  for (const paragraph of fewer) if (more.has(paragraph)) shared += 1;
  return shared / fewer.size;
}
