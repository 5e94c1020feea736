import type { Claim, MappedText, Section, Span } from "@gongkai/schema";
import { seenSpan } from "../structure/seen-text.ts";

/** Where a stretch of the source stands in the text of one of the sections, if it stands in a narrative. */
function placeOf(span: Span, sections: readonly Section[], visible: MappedText): Span | undefined {
  for (const { paragraphs } of sections) {
    const paragraph = paragraphs.find(({ start, end }) => start <= span.start && span.end <= end);
    if (paragraph === undefined) continue;
    const [whole, part] = [seenSpan(visible, paragraph), seenSpan(visible, span)];
    const start = (paragraph.textStart ?? 0) + part.start - whole.start;
    return { start, end: start + part.end - part.start };
  }
  return undefined;
}

/** The claims of a page with their places in the texts of its sections, which markup keeps from following from spans. */
export function placeInText(
  claims: readonly Claim[],
  sections: readonly Section[],
  visible: MappedText | undefined,
): readonly Claim[] {
  if (visible === undefined) return claims;
  return claims.map((claim) => {
    const textSpan = placeOf(claim.span, sections, visible);
    return textSpan === undefined ? claim : { ...claim, textSpan };
  });
}
