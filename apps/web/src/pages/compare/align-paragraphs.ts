import type { Span } from "@gongkai/schema";
import type { ComparedSectionFragment } from "./compare.generated.ts";

/** A paragraph and where it stands in the text of its section. */
export interface PlacedParagraph {
  readonly text: string;
  /** Offset into the section's text; null where that text is not known. */
  readonly start: number | null;
}

/** One line of two narratives side by side; a line with both sides and no change is the same in both. */
export interface ParagraphPair {
  readonly change: "SAME" | "CHANGED" | "ADDED" | "REMOVED";
  readonly before: PlacedParagraph | null;
  readonly after: PlacedParagraph | null;
}

/** The narrative of a section; `Section` of the schema fits. */
export interface Narrative {
  readonly text: string;
  readonly paragraphs: readonly Span[];
}

function paragraphsOf({ text, paragraphs }: Narrative): readonly PlacedParagraph[] {
  return paragraphs.map(({ start, end }) => ({ text: text.slice(start, end), start }));
}

type Difference = ComparedSectionFragment["paragraphs"][number];

function pairOf({ change, before, after }: Difference): ParagraphPair {
  const place = (text: string | null) => (text === null ? null : { text, start: null });
  return {
    change: change === "ADDED" || change === "REMOVED" ? change : "CHANGED",
    before: place(before),
    after: place(after),
  };
}

/**
 * Lays two narratives side by side: what differs, as the server tells it, and in between the paragraphs that are the same.
 * Where a narrative is not known, only what differs.
 */
export function alignParagraphs(
  before: Narrative | null,
  after: Narrative | null,
  differences: readonly Difference[],
): readonly ParagraphPair[] {
  if (before === null || after === null) return differences.map(pairOf);
  const [left, right] = [paragraphsOf(before), paragraphsOf(after)];
  const pairs: ParagraphPair[] = [];
  let [row, column] = [0, 0];
  const takeSame = (isNext: () => boolean) => {
    while (row < left.length && column < right.length && !isNext()) {
      pairs.push({ change: "SAME", before: left[row] ?? null, after: right[column] ?? null });
      row += 1;
      column += 1;
    }
  };
  for (const difference of differences) {
    takeSame(
      () =>
        left[row]?.text !== right[column]?.text ||
        (difference.before === null
          ? right[column]?.text === difference.after
          : left[row]?.text === difference.before && difference.change !== "SAME"),
    );
    const pair = pairOf(difference);
    const first = pair.before === null ? null : (left[row++] ?? pair.before);
    const second = pair.after === null ? null : (right[column++] ?? pair.after);
    pairs.push({ ...pair, before: first, after: second });
  }
  takeSame(() => false);
  return pairs;
}
