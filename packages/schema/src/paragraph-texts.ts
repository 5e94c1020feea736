import type { Section } from "./report.ts";

/** Where each paragraph of a section begins in its text. */
export function paragraphStarts({ paragraphs }: Pick<Section, "paragraphs">): readonly number[] {
  let next = 0;
  return paragraphs.map(({ start, end, textStart }) => {
    const from = textStart ?? next;
    next = from + end - start + 1;
    return from;
  });
}

/** The text of each paragraph of a section. A paragraph may go over several lines. */
export function paragraphTexts(section: Pick<Section, "text" | "paragraphs">): readonly string[] {
  const starts = paragraphStarts(section);
  return starts.map((start, index) =>
    section.text.slice(start, (starts[index + 1] ?? section.text.length + 1) - 1),
  );
}
