import type { MappedText, Paragraph, Section, Source, Span, TableId } from "@gongkai/schema";
import { TABLE_IDS } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { narrativeLines, type TableExtent } from "../tables/table-extent.ts";
import type { Line } from "./lines.ts";
import { isPageFurniture } from "./page-furniture.ts";
import { joinWrappedLines } from "./paragraphs.ts";
import { seenText } from "./seen-text.ts";
import type { Copy } from "./segment.ts";

function isTable(id: string): id is TableId {
  return TABLE_IDS.some((table) => table === id);
}

/** Spans with the place in the joined text at which the text of each begins. */
function withTextStarts(spans: readonly Span[], texts: readonly string[]): readonly Paragraph[] {
  let next = 0;
  return spans.map((span, index) => {
    const textStart = next;
    next += (texts[index] ?? "").length + 1;
    return { ...span, textStart };
  });
}

/** The sections of one copy as the source shows them: heading, narrative without the table, and spans. */
export function readSections(
  source: Source,
  reading: MappedText,
  copy: Copy,
  extents: ReadonlyMap<TableId, TableExtent>,
): readonly Section[] {
  const spanOf = ({ start, end }: Pick<Line, "start" | "end">): Span => sourceSpan(reading, start, end);
  return copy.sections.map(({ heading, lines }) => {
    const id = heading.section;
    const narrative = narrativeLines(lines, isTable(id) ? (extents.get(id) ?? null) : null);
    const spans = joinWrappedLines(
      reading.text,
      narrative.filter((line) => !isPageFurniture(line)),
    ).map(spanOf);
    const texts = spans.map((span) => seenText(source, span));
    const headingSpan = spanOf(heading.line);
    const end = lines.at(-1)?.end ?? heading.line.end;
    return {
      id,
      heading: seenText(source, headingSpan),
      headingSpan,
      span: spanOf({ start: lines[0]?.start ?? end, end }),
      text: texts.join("\n"),
      paragraphs: source.visible === undefined ? spans : withTextStarts(spans, texts),
    };
  });
}
