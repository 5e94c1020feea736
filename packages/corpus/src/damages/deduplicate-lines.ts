import { isMarkup } from "./markup-text.ts";

/**
 * Keeps each distinct line once, in its first place, as a web crawl does that removes repeated lines.
 *
 * Blank lines vanish altogether. What stood on a repeated line cannot be put back: of all the cells that read 0
 * one is left. Crawls do this to text and never to markup, which stays as it is.
 */
export function deduplicateLines(text: string): string {
  if (isMarkup(text)) return text;
  return [
    ...new Set(
      text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  ].join("\n");
}
