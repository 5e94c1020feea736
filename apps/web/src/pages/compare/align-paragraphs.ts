import type { ComparedSectionFragment } from "./compare.generated.ts";

/** A paragraph and where it stands in the text of its section. */
export interface PlacedParagraph {
  readonly text: string;
  /** Offset into the section's text; null where that text is not known. */
  readonly start: number | null;
}

/** One line of two narratives side by side. */
export interface ParagraphPair {
  readonly change: "SAME" | "CHANGED" | "ADDED" | "REMOVED";
  /** Null where only the second narrative has the paragraph. */
  readonly before: PlacedParagraph | null;
  /** Null where only the first narrative has the paragraph. */
  readonly after: PlacedParagraph | null;
}

type Difference = ComparedSectionFragment["paragraphs"][number];

function pairOf(
  { change, before, after }: Difference,
  beforeStart: number | null,
  afterStart: number | null,
): ParagraphPair {
  return {
    change: change === "ADDED" || change === "REMOVED" ? change : "CHANGED",
    before: before === null ? null : { text: before, start: beforeStart },
    after: after === null ? null : { text: after, start: afterStart },
  };
}

/** The lines that begin at `start` in both texts and are the same. */
function samePairs(text: string, beforeStart: number, afterStart: number): readonly ParagraphPair[] {
  let offset = 0;
  return text.split("\n").flatMap((line) => {
    const at = offset;
    offset += line.length + 1;
    if (line === "") return [];
    return [
      {
        change: "SAME" as const,
        before: { text: line, start: beforeStart + at },
        after: { text: line, start: afterStart + at },
      },
    ];
  });
}

/** How much of a text from `cursor` on comes before a paragraph of it and stands in the other text too. */
function commonLength(
  text: string,
  cursor: number,
  paragraph: string,
  other: string,
  otherCursor: number,
): number {
  for (let at = text.indexOf(paragraph, cursor); at >= 0; at = text.indexOf(paragraph, at + 1)) {
    const isWhole =
      (at === 0 || text[at - 1] === "\n") &&
      (at + paragraph.length === text.length || text[at + paragraph.length] === "\n");
    if (isWhole && other.startsWith(text.slice(cursor, at), otherCursor)) return at - cursor;
  }
  return 0;
}

/**
 * Lays two narratives side by side: the paragraphs that differ, as the server tells them in order, and in between those that
 * are the same. Where a text is not known, only what differs.
 */
export function alignParagraphs(
  before: string | null,
  after: string | null,
  differences: readonly Difference[],
): readonly ParagraphPair[] {
  if (before === null || after === null) {
    return differences.map((difference) => pairOf(difference, null, null));
  }
  const pairs: ParagraphPair[] = [];
  let [left, right] = [0, 0];
  for (const difference of differences) {
    const common =
      difference.before === null
        ? commonLength(after, right, difference.after ?? "", before, left)
        : commonLength(before, left, difference.before, after, right);
    pairs.push(...samePairs(before.slice(left, left + common), left, right));
    left += common;
    right += common;
    pairs.push(pairOf(difference, left, right));
    // Paragraphs are joined by line feeds.
    left += difference.before === null ? 0 : difference.before.length + 1;
    right += difference.after === null ? 0 : difference.after.length + 1;
  }
  pairs.push(...samePairs(after.slice(right), left, right));
  return pairs;
}

/** Lines of two narratives that are shown in one row: a pair, or all that only the one or the other has at a place. */
export interface ParagraphRow {
  readonly change: "SAME" | "CHANGED" | "ONE_SIDED";
  readonly before: readonly PlacedParagraph[];
  readonly after: readonly PlacedParagraph[];
}

/** Puts paragraphs beside each other that follow each other and stand in one narrative only. */
export function rowsOf(pairs: readonly ParagraphPair[]): readonly ParagraphRow[] {
  const rows: ParagraphRow[] = [];
  for (const { change, before, after } of pairs) {
    const [first, second] = [before === null ? [] : [before], after === null ? [] : [after]];
    const last = rows.at(-1);
    if (change === "SAME" || change === "CHANGED") rows.push({ change, before: first, after: second });
    else if (last?.change === "ONE_SIDED") {
      rows[rows.length - 1] = {
        change: "ONE_SIDED",
        before: [...last.before, ...first],
        after: [...last.after, ...second],
      };
    } else rows.push({ change: "ONE_SIDED", before: first, after: second });
  }
  return rows;
}
