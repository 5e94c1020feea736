import type { Span } from "@gongkai/schema";

/** What separates words beside something that was recognised: 2023年，不予公开 · 《沭阳县司法局2022年年报》. */
const SEPARATORS: ReadonlySet<string> = new Set(
  "\n ,，、。．.；;：:？?！!·-－–—~～/／|｜_+＋&＆《》〈〉()（）[]［］【】",
);

/** Between two recognitions these words say nothing: 江苏和浙江. */
const CONJUNCTIONS = "和与及跟在";
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * What is left of words without the recognised spans; where it touches one, without punctuation, 的 and 了 between.
 *
 * @param words in order
 * @param recognised in order, not overlapping
 */
export function residualSpans(
  text: string,
  words: readonly Span[],
  recognised: readonly Span[],
): readonly Span[] {
  let next = 0;
  return words.flatMap((word) => {
    while ((recognised[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) next++;
    const rests: Span[] = [];
    let start = word.start;
    let index = next;
    for (
      let span = recognised[index];
      span !== undefined && span.start < word.end;
      span = recognised[++index]
    ) {
      rests.push(...trim(text, { start, end: span.start }, { before: start > word.start, after: true }));
      start = span.end;
    }
    rests.push(...trim(text, { start, end: word.end }, { before: start > word.start, after: false }));
    return rests;
  });
}

function trim(
  text: string,
  { start, end }: Span,
  touches: { readonly before: boolean; readonly after: boolean },
): readonly Span[] {
  let from = start;
  let to = end;
  while (touches.before && from < to && separatesAt(text, from)) from++;
  while (touches.after && to > from && separatesAt(text, to - 1)) to--;
  if (from >= to) return [];
  if (!touches.before && !touches.after) return [{ start: from, end: to }];
  const rest = text.slice(from, to);
  const isBetween = touches.before && touches.after && CONJUNCTIONS.includes(rest);
  return isBetween || !WORD_CHARACTER.test(rest) ? [] : [{ start: from, end: to }];
}

function separatesAt(text: string, at: number): boolean {
  const character = text.charAt(at);
  const isParticle = character === "了" || (character === "的" && text.charAt(at - 1) !== "目");
  return isParticle || SEPARATORS.has(character);
}
