/**
 * A word, and what is left of it without one of its characters. Two words that differ in one character, or in the order
 * of two neighbours, or of which one has a character more, have a key in common.
 */
export function editKeys(word: string): readonly string[] {
  const characters = Array.from(word);
  const shorter = characters.map((_, index) => characters.toSpliced(index, 1).join(""));
  return [...new Set([word, ...shorter])].filter((key) => key !== "");
}

/** Whether one word becomes the other by one character more, less, or another, or by exchanging two neighbours. */
export function isOneEditAway(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [Array.from(one), Array.from(other)].sort(
    (first, second) => first.length - second.length,
  );
  const start = shorter.findIndex((character, index) => character !== longer[index]);
  const at = start < 0 ? shorter.length : start;
  const rest = (characters: readonly string[], from: number) => characters.slice(from).join("");
  if (longer.length === shorter.length + 1) return rest(longer, at + 1) === rest(shorter, at);
  if (longer.length > shorter.length || start < 0) return false;
  if (rest(shorter, at + 1) === rest(longer, at + 1)) return true;
  return (
    shorter[at] === longer[at + 1] &&
    shorter[at + 1] === longer[at] &&
    rest(shorter, at + 2) === rest(longer, at + 2)
  );
}
