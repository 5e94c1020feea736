/**
 * Keeps each distinct line once, in its first place, as a web crawl does that removes repeated lines.
 *
 * Blank lines vanish altogether. What stood on a repeated line cannot be put back: of all the cells that read 0
 * one is left.
 */
export function deduplicateLines(text: string): string {
  return [
    ...new Set(
      text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  ].join("\n");
}
