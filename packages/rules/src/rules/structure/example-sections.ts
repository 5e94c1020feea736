import { type FormSectionId, SECTIONS, type Section } from "@gongkai/schema";

const NOWHERE = { start: 0, end: 0 } as const;
const TEXT = "本年度各项工作均按要求完成。";

/** The six sections of the form, with changes; a section that is changed to null is left out. */
export function exampleSections(
  changes: Readonly<Partial<Record<FormSectionId, Partial<Section> | null>>> = {},
): readonly Section[] {
  return SECTIONS.flatMap(({ id, ordinal, heading }): readonly Section[] => {
    const change = changes[id];
    if (change === null) return [];
    const text = change?.text ?? TEXT;
    const span = { start: 0, end: text.length };
    return [
      {
        id,
        heading: `${ordinal}、${heading.zh}`,
        headingSpan: NOWHERE,
        span,
        text,
        paragraphs: text === "" ? [] : [span],
        ...change,
      },
    ];
  });
}
