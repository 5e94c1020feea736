import type { SourceSpan } from "./source/source-cell.tsx";

/**
 * A text with stretches of it marked, or with `as`, shown as deleted or inserted; `marks` are offsets into it, in order and
 * not overlapping.
 */
export function MarkedText({
  text,
  marks,
  as: Mark = "mark",
}: {
  readonly text: string;
  readonly marks: readonly SourceSpan[];
  readonly as?: "mark" | "del" | "ins";
}) {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <Mark>{text.slice(start, end)}</Mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
