import type { MappedText } from "@gongkai/schema";
import type { MarkupElement, MarkupNode, MarkupText } from "./markup-tree.ts";

const BLOCKS = new Set(
  "address article aside blockquote body br center caption dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol p pre section table tbody tfoot thead title tr ul".split(
    " ",
  ),
);

/** Raised and lowered text is no part of the number it stands beside: 5 with the footnote 1 is not 51. */
const SET_APART = new Set(["sup", "sub"]);

/** More text than this in a cell is a page laid out in a table, not a table's cell. */
const LONGEST_CELL = 400;

/** Collects visible text with the source offsets of every character. */
class VisibleText {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #last = "\n";

  /** Appends a character that stands for the source from `start` to `end`. */
  push(character: string, start: number, end: number): void {
    this.#parts.push(character);
    this.#last = character;
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Appends text; white space in markup is one space however much of it there is. */
  pushText({ text, start, end }: MarkupText): void {
    const isVerbatim = text.length === end - start;
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      const [from, to] = isVerbatim ? [start + at, start + at + 1] : [start, end];
      if (!/[\t\n\f\r ]/.test(character)) this.push(character, from, to);
      else if (this.#last !== " " && this.#last !== "\n") this.push(" ", from, to);
    }
  }

  /** Appends a character that the source does not print, at the place reached. */
  pushMark(character: string): void {
    const at = this.#ends.at(-1) ?? 0;
    this.push(character, at, at);
  }

  breakLine(): void {
    if (this.#last !== "\n") this.pushMark("\n");
  }

  finish(): MappedText {
    return {
      text: this.#parts.join(""),
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
    };
  }
}

function isCell(element: MarkupElement): boolean {
  return element.name === "td" || element.name === "th";
}

function isCellNode(node: MarkupNode): node is MarkupElement {
  return node.kind === "element" && isCell(node);
}

/** Whether a cell lays out a part of the page: it holds a table, or far more text than a cell of a form. */
function isLayoutCell(cell: MarkupElement): boolean {
  let characters = 0;
  const visit = (node: MarkupNode): boolean => {
    if (node.kind === "text") {
      characters += node.text.trim().length;
      return characters > LONGEST_CELL;
    }
    return node.name === "table" || node.children.some(visit);
  };
  return cell.children.some(visit);
}

/** Appends what a cell holds on one line. */
function renderCell(cell: MarkupNode, output: VisibleText): void {
  if (cell.kind === "text") {
    output.pushText(cell);
    return;
  }
  for (const child of cell.children) {
    const isApart = child.kind === "element" && (BLOCKS.has(child.name) || SET_APART.has(child.name));
    if (isApart) output.pushMark(" ");
    renderCell(child, output);
  }
}

function renderRow(row: MarkupElement, output: VisibleText): void {
  const cells = row.children.filter(isCellNode);
  if (cells.some(isLayoutCell)) {
    for (const cell of cells) {
      output.breakLine();
      for (const child of cell.children) renderBlock(child, output);
    }
    output.breakLine();
    return;
  }
  output.breakLine();
  for (const [at, cell] of cells.entries()) {
    if (at > 0) output.pushMark("|");
    renderCell(cell, output);
  }
  output.breakLine();
}

function renderBlock(node: MarkupNode, output: VisibleText): void {
  if (node.kind === "text") {
    output.pushText(node);
    return;
  }
  if (node.name === "tr") {
    renderRow(node, output);
    return;
  }
  if (isCell(node)) {
    // A cell outside a row still ends where the next one begins.
    renderCell(node, output);
    output.pushMark("|");
    return;
  }
  const isBlock = BLOCKS.has(node.name);
  if (isBlock) output.breakLine();
  for (const child of node.children) renderBlock(child, output);
  if (isBlock) output.breakLine();
}

/**
 * The text a reader sees in a page: one line a block, one line a table row with its cells between `|`, blank
 * cells kept, each character mapped to the source it stands for.
 */
export function renderVisibleText(root: MarkupElement): MappedText {
  const output = new VisibleText();
  renderBlock(root, output);
  return output.finish();
}
