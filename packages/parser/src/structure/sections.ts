import type { MappedText, Section, Source, Span, TableId } from "@gongkai/schema";
import { TABLE_IDS } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { narrativeLines, type TableExtent } from "../tables/table-extent.ts";
import type { Line } from "./lines.ts";
import { isPageFurniture } from "./page-furniture.ts";
import { joinWrappedLines } from "./paragraphs.ts";
import type { Copy } from "./segment.ts";

function isTable(id: string): id is TableId {
  return TABLE_IDS.some((table) => table === id);
}

/** The sections of one copy as the source prints them: heading, narrative without the table, and spans. */
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
    const paragraphs = joinWrappedLines(
      reading.text,
      narrative.filter((line) => !isPageFurniture(line)),
    ).map(spanOf);
    const headingSpan = spanOf(heading.line);
    const end = lines.at(-1)?.end ?? heading.line.end;
    return {
      id,
      heading: source.text.slice(headingSpan.start, headingSpan.end),
      headingSpan,
      span: spanOf({ start: lines[0]?.start ?? end, end }),
      text: paragraphs.map((span) => source.text.slice(span.start, span.end)).join("\n"),
      paragraphs,
    };
  });
}
