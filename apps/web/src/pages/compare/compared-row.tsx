import type { Span } from "@gongkai/schema";
import { changedSpans } from "../../components/changed-spans.ts";
import { useTexts } from "../../language/texts.ts";
import type { ParagraphRow, PlacedParagraph } from "./align-paragraphs.ts";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { LayeredText } from "./layered-text.tsx";
import styles from "./narratives.module.css";

/** Where passages that both sections have stand in one of them. */
export type Reused = (paragraph: PlacedParagraph) => readonly Span[];

function Column({
  paragraphs,
  reused,
  changed,
  side,
  name,
}: {
  readonly paragraphs: readonly PlacedParagraph[];
  readonly reused: Reused;
  /** What the other paragraph does not have; null where there is no other. */
  readonly changed: readonly Span[] | null;
  readonly side: "before" | "after";
  readonly name: string;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  if (paragraphs.length === 0) return <div className={styles.absent} />;
  return (
    <div>
      <small className={changed === null ? styles.only : styles.sideName}>
        {changed === null ? texts.only(name) : name}
      </small>
      {paragraphs.map((paragraph) => (
        <p key={`${paragraph.start} ${paragraph.text}`} lang="zh-CN">
          <LayeredText text={paragraph.text} reused={reused(paragraph)} changed={changed ?? []} side={side} />
        </p>
      ))}
    </div>
  );
}

/** Paragraphs of two narratives beside each other, with what differs and what was taken over marked. */
export function ComparedRow({
  row: { change, before, after },
  reused,
  names,
}: {
  readonly row: ParagraphRow;
  readonly reused: readonly [Reused, Reused];
  readonly names: readonly [string, string];
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const [first, second] = [before[0], after[0]];
  if (change === "SAME") {
    return (
      <div className={styles.verbatim}>
        <small className={styles.sideName}>{texts.verbatim}</small>
        <p lang="zh-CN">
          <mark className={styles.reused}>{second?.text}</mark>
        </p>
      </div>
    );
  }
  const changed =
    change === "CHANGED" && first !== undefined && second !== undefined
      ? changedSpans(first.text, second.text)
      : null;
  return (
    <div className={styles.pair}>
      <Column
        paragraphs={before}
        reused={reused[0]}
        changed={changed?.before ?? null}
        side="before"
        name={names[0]}
      />
      <Column
        paragraphs={after}
        reused={reused[1]}
        changed={changed?.after ?? null}
        side="after"
        name={names[1]}
      />
    </div>
  );
}
