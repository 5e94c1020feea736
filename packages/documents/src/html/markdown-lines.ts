import type { FlowText } from "../flow-text.ts";

/** Tags that only a whole page has. */
const WHOLE_PAGE = /<(?:!doctype|html|head|body)[\s>]/i;

/** `# 标题`, a line in bold, or the rule below the header of a table. */
const MARKDOWN_LINE = /^(?:#{1,6} \S|\*\*[^*\n]{1,200}\*\*$|\|[ :]?--[-| :]*\|$)/m;

/** Whether a text with tags in it is Markdown, in which programs print the tables that it cannot draw as HTML. */
export function isMarkdown(text: string): boolean {
  return MARKDOWN_LINE.test(text) && !WHOLE_PAGE.test(text);
}

/** Whether a line is the `|---|:--:|` below the header of a table. */
function isTableRule(text: string, from: number, to: number): boolean {
  let hasDash = false;
  for (let at = from; at < to; at += 1) {
    if (!"|-: \r".includes(text.charAt(at))) return false;
    hasDash ||= text[at] === "-";
  }
  return hasDash;
}

/**
 * Writes the text between the tags of a Markdown document: line by line, and rows of its tables as rows of a page's
 * tables, without the pipes at their ends and without the rule below the header.
 */
export class MarkdownLines {
  readonly #output: FlowText;
  #isLineStart = true;
  #isRow = false;

  constructor(output: FlowText) {
    this.#output = output;
  }

  /** Whether the line being written is a row of a table. */
  get isRow(): boolean {
    return this.#isRow;
  }

  /** Something other than text is written on the line. */
  goOn(): void {
    this.#isLineStart = false;
  }

  append(text: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const lineFeed = text.indexOf("\n", at);
      const isLineEnd = lineFeed !== -1 && lineFeed < to;
      const end = isLineEnd ? lineFeed : to;
      this.#appendPiece(text, at, end, isLineEnd);
      if (isLineEnd) this.#output.appendVerbatim(text, end, end + 1);
      this.#isLineStart = isLineEnd;
      if (isLineEnd) this.#isRow = false;
      at = end + 1;
    }
  }

  #appendPiece(text: string, from: number, to: number, isLineEnd: boolean): void {
    let [start, end] = [from, to];
    if (this.#isLineStart && text[start] === "|") {
      this.#isRow = true;
      if (isLineEnd && isTableRule(text, start, end)) return;
      start += 1;
    }
    if (this.#isRow && isLineEnd) {
      while (end > start && (text[end - 1] === " " || text[end - 1] === "\r")) end -= 1;
      if (text[end - 1] === "|" && end > start) end -= 1;
    }
    this.#output.appendVerbatim(text, start, end);
  }
}
