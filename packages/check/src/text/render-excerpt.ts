import type { Severity } from "@gongkai/schema";
import type { LinePiece } from "../cut-line.ts";
import { displayWidth } from "../display-width.ts";
import type { Excerpt, ExcerptRow } from "../excerpt.ts";
import type { Language } from "../language.ts";
import { leftOutTexts } from "../left-out.ts";
import { printable } from "../printable.ts";
import { WORDS } from "../words.ts";
import type { Paint } from "./paint.ts";

/** How excerpts are laid out. */
export interface ExcerptLayout {
  readonly language: Language;
  readonly paint: Paint;
  readonly severity: Severity;
  /** Columns of the line numbers. */
  readonly gutter: number;
  /** Columns of the quoted text. */
  readonly width: number;
}

/** The line of marks under a quoted line, as wide as what it marks. */
export function markLine(pieces: readonly LinePiece[]): string {
  let [marks, column, used] = ["", 0, 0];
  for (const { text, mark } of pieces) {
    const width = displayWidth(text);
    if (mark !== null) {
      // A place where nothing stands is marked by one sign, which may reach into what follows.
      const [start, length] = [Math.max(column, used), Math.max(1, width)];
      marks += " ".repeat(start - used) + (mark === "main" ? "^" : "~").repeat(length);
      used = start + length;
    }
    column += width;
  }
  return marks;
}

function renderRow(row: ExcerptRow, layout: ExcerptLayout): readonly string[] {
  const { paint, gutter, severity, width } = layout;
  const empty = `${" ".repeat(gutter)} ${paint.line("|")}`;
  const marks = markLine(row.pieces);
  const painted = paint.severity(severity, marks);
  const lines = [
    `${paint.line(String(row.line).padStart(gutter))} ${paint.line("|")} ${row.pieces.map(({ text }) => text).join("")}`,
  ];
  const label = row.label === null ? null : printable(row.label);
  if (label !== null && displayWidth(marks) + 1 + displayWidth(label) <= width) {
    return [...lines, `${empty} ${painted} ${paint.severity(severity, label)}`];
  }
  return [...lines, `${empty} ${painted}`, ...(label === null ? [] : [`${empty}   ${label}`])];
}

/** The lines of an excerpt: where it stands, the source with its marks, and what is not shown. */
export function renderExcerpt(excerpt: Excerpt, layout: ExcerptLayout): readonly string[] {
  const { language, paint, gutter } = layout;
  const indent = " ".repeat(gutter);
  const { position } = excerpt;
  const place = position === null ? "" : `:${position.line}:${position.column}`;
  const isOwn = excerpt.of === "report";
  const head =
    isOwn && position === null
      ? []
      : [
          `${indent}${paint.line("-->")} ${printable(excerpt.source)}${place}${isOwn ? "" : ` (${WORDS[excerpt.of === "previous" ? "lastYear" : "otherReport"][language]})`}`,
        ];
  const rows = excerpt.rows.flatMap((row) => renderRow(row, layout));
  const unprinted =
    excerpt.unprinted.length === 0
      ? []
      : [`${indent} ${paint.line("|")} ${printable(excerpt.unprinted.join(WORDS.semicolon[language]))}`];
  const leftOut = leftOutTexts(excerpt).map((text) => `${indent} ${paint.line("|")} … ${text[language]}`);
  return [...head, ...rows, ...unprinted, ...leftOut];
}
