/** Two texts of two sequences that belong together, as indices. */
type AlignedPair = readonly [before: number, after: number];

/** Sequences whose lengths multiply to more than this are laid side by side in order, without a search. */
const LARGEST_SEARCH = 1_000_000;

/**
 * Pairs the texts of two sequences in order so that the weights of the pairs come to as much as they can. Texts that
 * weigh 0 are never paired. Swapping the sequences swaps the pairs and changes nothing else.
 */
export function alignTexts(
  before: readonly string[],
  after: readonly string[],
  weigh: (before: string, after: string) => number,
): readonly AlignedPair[] {
  const weightOf = (left: number, right: number) => weigh(before[left] ?? "", after[right] ?? "");
  if (before.length * after.length > LARGEST_SEARCH) {
    return before.flatMap((_, index): AlignedPair[] =>
      index < after.length && weightOf(index, index) > 0 ? [[index, index]] : [],
    );
  }
  const width = after.length + 1;
  // What the pairs from each place on come to at most.
  const best = new Float64Array((before.length + 1) * width);
  const bestAt = (left: number, right: number) => best[left * width + right] ?? 0;
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const weight = weightOf(left, right);
      const paired = weight > 0 ? weight + bestAt(left + 1, right + 1) : 0;
      best[left * width + right] = Math.max(bestAt(left + 1, right), bestAt(left, right + 1), paired);
    }
  }
  const pairs: AlignedPair[] = [];
  let [left, right] = [0, 0];
  while (left < before.length && right < after.length) {
    const here = bestAt(left, right);
    const weight = weightOf(left, right);
    const [skipLeft, skipRight] = [bestAt(left + 1, right), bestAt(left, right + 1)];
    if (weight > 0 && weight + bestAt(left + 1, right + 1) === here) {
      pairs.push([left, right]);
      left += 1;
      right += 1;
      // Where either can be skipped the texts decide, so that it comes out alike with the sequences swapped.
    } else if (skipLeft > skipRight) left += 1;
    else if (skipLeft < skipRight) right += 1;
    else if ((before[left] ?? "") < (after[right] ?? "")) left += 1;
    else right += 1;
  }
  return pairs;
}
