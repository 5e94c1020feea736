import type { SourceSpan } from "./source/source-cell.tsx";

/** A text with stretches of it marked; `marks` are offsets into it, in order and not overlapping. */
export function MarkedText({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly SourceSpan[];
}) {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
