import type { Span } from "@gongkai/schema";
import styles from "./narratives.module.css";

function isInside(spans: readonly Span[], start: number): boolean {
  return spans.some((span) => span.start <= start && start < span.end);
}

/** A text in which passages of both reports are shaded, and what only this one has is marked as deleted or inserted. */
export function LayeredText({
  text,
  reused,
  changed,
  side,
}: {
  readonly text: string;
  readonly reused: readonly Span[];
  readonly changed: readonly Span[];
  readonly side: "before" | "after";
}) {
  const edges = [...reused, ...changed].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...edges, text.length])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((first, second) => first - second);
  const Changed = side === "before" ? "del" : "ins";
  return cuts.slice(0, -1).map((start, at) => {
    const piece = text.slice(start, cuts[at + 1]);
    if (isInside(changed, start)) return <Changed key={start}>{piece}</Changed>;
    if (isInside(reused, start)) {
      return (
        <mark key={start} className={styles.reused}>
          {piece}
        </mark>
      );
    }
    return <span key={start}>{piece}</span>;
  });
}
