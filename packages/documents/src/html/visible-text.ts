import type { MappedText } from "@gongkai/schema";
import { Tokenizer } from "htmlparser2";
import { FlowText } from "../flow-text.ts";
import { HiddenElement } from "./hidden-element.ts";
import { isMarkdown, MarkdownLines } from "./markdown-lines.ts";
import { TAG_KIND, type TagKind, tagKind } from "./tag-kinds.ts";

type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

function ignore(): void {}

/** What a style says when an element is not shown. Word writes `mso-hide`. */
function hides(style: string): boolean {
  const plain = style.toLowerCase().replace(/\s+/g, "");
  return (
    plain.includes("display:none") || plain.includes("visibility:hidden") || plain.includes("mso-hide:all")
  );
}

/** Writes the text of a page from the tokens of its markup, as they come. */
class PageReader implements Callbacks {
  readonly #html: string;
  readonly #output: FlowText;
  readonly #hidden = new HiddenElement();
  readonly #markdown: MarkdownLines | null;
  #preformatted = 0;
  /** How many characters stand in preformatted elements. */
  #drawnLength = 0;
  // The tag being read.
  #kind: TagKind = TAG_KIND.inline;
  #nameStart = 0;
  #nameEnd = 0;
  #isHiddenByAttribute = false;
  #isInStyle = false;

  readonly onattribentity = ignore;
  readonly oncdata = ignore;
  readonly oncomment = ignore;
  readonly ondeclaration = ignore;
  readonly onend = ignore;
  readonly onprocessinginstruction = ignore;

  constructor(html: string) {
    this.#html = html;
    // Hardly a page is more than half text.
    this.#output = new FlowText(html.length >> 1, "|");
    this.#markdown = isMarkdown(html) ? new MarkdownLines(this.#output) : null;
  }

  finish(): VisibleText {
    const visible = this.#output.finish();
    const isDrawn = this.#drawnLength * 2 > visible.text.length && !this.#output.hasTableRows;
    return { visible, isDrawn };
  }

  ontext(start: number, end: number): void {
    if (this.#hidden.isOpen) return;
    if (this.#preformatted > 0) {
      this.#output.appendVerbatim(this.#html, start, end);
      this.#drawnLength += end - start;
    } else if (this.#markdown !== null && !this.#output.isInRow)
      this.#markdown.append(this.#html, start, end);
    else this.#output.appendText(this.#html, start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    if (this.#hidden.isOpen) return;
    this.#markdown?.goOn();
    this.#output.appendCharacter(codePoint, this.#html.lastIndexOf("&", end - 1), end);
  }

  onopentagname(start: number, end: number): void {
    this.#kind = tagKind(this.#html, start, end);
    this.#nameStart = start;
    this.#nameEnd = end;
    this.#isHiddenByAttribute = false;
  }

  onattribname(start: number, end: number): void {
    this.#isInStyle = false;
    const length = end - start;
    if (length !== 5 && length !== 6) return;
    const name = this.#html.slice(start, end).toLowerCase();
    if (name === "style") this.#isInStyle = true;
    else if (name === "hidden") this.#isHiddenByAttribute = true;
  }

  onattribdata(start: number, end: number): void {
    if (this.#isInStyle && hides(this.#html.slice(start, end))) this.#isHiddenByAttribute = true;
  }

  onattribend(): void {
    this.#isInStyle = false;
  }

  onopentagend(): void {
    this.#openTag(false);
  }

  onselfclosingtag(): void {
    this.#openTag(true);
  }

  #openTag(isSelfClosing: boolean): void {
    const kind = this.#kind;
    if (
      this.#hidden.isOpen &&
      !this.#hidden.endsAtOpenTag(this.#html, this.#nameStart, this.#nameEnd, kind)
    ) {
      return;
    }
    const isEmpty = kind === TAG_KIND.empty || kind === TAG_KIND.lineBreak;
    if ((kind === TAG_KIND.hidden || this.#isHiddenByAttribute) && !isEmpty) {
      if (!isSelfClosing) this.#hidden.open(this.#html.slice(this.#nameStart, this.#nameEnd), kind);
      return;
    }
    switch (kind) {
      case TAG_KIND.lineBreak:
        // A row of a Markdown table is one line, whatever breaks its cells show.
        if (this.#markdown?.isRow) this.#output.setApart();
        else this.#output.breakLine();
        break;
      case TAG_KIND.block:
        this.#output.breakLine();
        break;
      case TAG_KIND.setApart:
        this.#output.setApart();
        break;
      case TAG_KIND.table:
        this.#output.openTable();
        break;
      case TAG_KIND.rowGroup:
        this.#output.closeRow();
        break;
      case TAG_KIND.row:
        this.#output.openRow();
        break;
      case TAG_KIND.cell:
        this.#output.openCell();
        break;
      case TAG_KIND.preformatted:
        this.#output.breakLine();
        this.#preformatted += 1;
        break;
    }
  }

  onclosetag(start: number, end: number): void {
    const kind = tagKind(this.#html, start, end);
    if (this.#hidden.isOpen && !this.#hidden.endsAtCloseTag(this.#html, start, end, kind)) return;
    switch (kind) {
      case TAG_KIND.block:
      case TAG_KIND.lineBreak:
        this.#output.breakLine();
        break;
      case TAG_KIND.setApart:
        this.#output.setApart();
        break;
      case TAG_KIND.table:
        this.#output.closeTable();
        break;
      case TAG_KIND.rowGroup:
      case TAG_KIND.row:
        this.#output.closeRow();
        break;
      case TAG_KIND.cell:
        this.#output.closeCell();
        break;
      case TAG_KIND.preformatted:
        this.#output.breakLine();
        if (this.#preformatted > 0) this.#preformatted -= 1;
        break;
    }
  }
}

/** What a reader sees in a page. */
export interface VisibleText {
  readonly visible: MappedText;
  /** Whether most of it is preformatted, and no row of a table stands beside that: tables are drawn with characters. */
  readonly isDrawn: boolean;
}

/**
 * The text a reader sees in a page: one line a block, one line a table row with its cells between `|`, blank
 * cells kept, each character mapped to the source it stands for.
 *
 * Written straight from the tokens, without a tree: lenient where a browser's tree builder is not, so that rows
 * and cells outside a table, which real pages print, stay where they are; and linear however deep elements nest. In Markdown with tags
 * in it, what stands outside of tables keeps its lines.
 */
export function renderVisibleText(html: string): VisibleText {
  const page = new PageReader(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, page);
  tokenizer.write(html);
  tokenizer.end();
  return page.finish();
}
