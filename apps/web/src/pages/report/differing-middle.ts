/** A text in three pieces: what both texts begin with, what is only in this one, and what both end with. */
export type Pieces = readonly [beginning: string, middle: string, end: string];

/** Two texts, each with the one stretch in which they differ. */
export function differingMiddle(before: string, after: string): readonly [before: Pieces, after: Pieces] {
  const shorter = Math.min(before.length, after.length);
  let begun = 0;
  while (begun < shorter && before[begun] === after[begun]) begun += 1;
  let ended = 0;
  while (ended < shorter - begun && before.at(-1 - ended) === after.at(-1 - ended)) ended += 1;
  const cut = (text: string): Pieces => [
    text.slice(0, begun),
    text.slice(begun, text.length - ended),
    text.slice(text.length - ended),
  ];
  return [cut(before), cut(after)];
}
