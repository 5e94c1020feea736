import type { MappedText } from "@gongkai/schema";
import { Tokenizer } from "htmlparser2";
import { FlowText, UNREADABLE } from "../flow-text.ts";
import { FieldChoice } from "./field-choice.ts";
import { HiddenElement, isStruckOut } from "./hidden-element.ts";
import { isMarkdown, MarkdownLines } from "./markdown-lines.ts";
import { TagAttributes } from "./tag-attributes.ts";
import { TAG_KIND, type TagKind, tagKind } from "./tag-kinds.ts";

type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

function ignore(): void {}

/** Elements without content. */
const VOID_KINDS: ReadonlySet<TagKind> = new Set([
  TAG_KIND.empty,
  TAG_KIND.lineBreak,
  TAG_KIND.picture,
  TAG_KIND.input,
]);

/** Elements that print something else than text. */
const PRINTED_KINDS: ReadonlySet<TagKind> = new Set([
  TAG_KIND.drawn,
  TAG_KIND.replaced,
  TAG_KIND.picture,
  TAG_KIND.input,
  TAG_KIND.select,
]);

/** Elements whose faint text is left out wherever they stand; other ones may hold all that a page prints. */
const SMALL_KINDS: ReadonlySet<TagKind> = new Set([
  TAG_KIND.inline,
  TAG_KIND.setApart,
  TAG_KIND.rowGroup,
  TAG_KIND.row,
  TAG_KIND.cell,
]);

/** Fields of a form that print their value as text; one that names no kind is such a field, too. */
const TEXT_FIELDS = new Set(["", "text", "number", "tel", "search"]);

/**
 * Writes the text of a page from the tokens of its markup, as they come. In one piece, since every token is read by
 * what the ones before it left open.
 */
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
  readonly #attributes = new TagAttributes();
  /** Whether what the hidden element holds is seen, or keeps its place: struck-out text, and text of no colour. */
  #isUnseen = false;
  #choice: FieldChoice | null = null;
  /** How much was written before the text field that is open; -1 when none is. */
  #textAreaFrom = -1;

  readonly onattribend = ignore;
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
    this.#settleChoice();
    const visible = this.#output.finish();
    const isDrawn = this.#drawnLength * 2 > visible.text.length && !this.#output.hasTableRows;
    return { visible, isDrawn };
  }

  ontext(start: number, end: number): void {
    if (this.#hidden.isOpen) {
      this.#choice?.readText(start, end);
      if (this.#isUnseen && this.#html.slice(start, end).trim() !== "") this.#output.noteUnseen();
      return;
    }
    if (this.#preformatted > 0) {
      this.#output.appendVerbatim(this.#html, start, end);
      this.#drawnLength += end - start;
    } else if (this.#markdown !== null && !this.#output.isInRow)
      this.#markdown.append(this.#html, start, end);
    else this.#output.appendText(this.#html, start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    if (this.#hidden.isOpen) {
      this.#choice?.readEntity();
      if (this.#isUnseen && String.fromCodePoint(codePoint).trim() !== "") this.#output.noteUnseen();
      return;
    }
    this.#markdown?.goOn();
    this.#output.appendCharacter(codePoint, this.#html.lastIndexOf("&", end - 1), end);
  }

  onopentagname(start: number, end: number): void {
    this.#kind = tagKind(this.#html, start, end);
    this.#nameStart = start;
    this.#nameEnd = end;
    this.#attributes.reset();
  }

  onattribname(start: number, end: number): void {
    this.#attributes.readName(this.#html, start, end);
  }

  onattribdata(start: number, end: number): void {
    this.#attributes.readData(this.#html, start, end);
  }

  onattribentity(): void {
    this.#attributes.readEntity();
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
      this.#passOver(kind);
      return;
    }
    this.#settleChoice();
    if (this.#leaveOut(kind, isSelfClosing)) return;
    this.#show(kind, isSelfClosing);
    if (kind === TAG_KIND.turned || this.#attributes.isTurned) this.#markUnreadable();
  }

  /** Reads a tag inside a hidden element. */
  #passOver(kind: TagKind): void {
    if (this.#choice !== null && this.#isOption(this.#nameStart, this.#nameEnd)) {
      this.#choice.openOption(this.#attributes.isChosen);
    }
    if (!this.#isUnseen) return;
    if (PRINTED_KINDS.has(kind)) this.#output.noteUnseen();
    if (this.#attributes.isShownAgain) this.#markUnreadable();
  }

  #isOption(start: number, end: number): boolean {
    return this.#html.slice(start, end).toLowerCase() === "option";
  }

  /** Leaves an element out that is not shown or does not count; returns whether it is such a one. */
  #leaveOut(kind: TagKind, isSelfClosing: boolean): boolean {
    const { isRemoved, isUnseen, isFaint } = this.#attributes;
    const isGone =
      kind !== TAG_KIND.hidden &&
      !isRemoved &&
      (isUnseen || (isFaint && (this.#output.isInCell || SMALL_KINDS.has(kind))));
    if (kind !== TAG_KIND.hidden && !isRemoved && !isGone) return false;
    if (VOID_KINDS.has(kind)) {
      if (isGone && PRINTED_KINDS.has(kind)) this.#output.noteUnseen();
      return PRINTED_KINDS.has(kind);
    }
    // Its cell keeps its place.
    if (isGone && kind === TAG_KIND.cell) this.#output.openCell();
    if (isGone && PRINTED_KINDS.has(kind)) this.#output.noteUnseen();
    if (!isSelfClosing) this.#hide(kind, isGone);
    return true;
  }

  #hide(kind: TagKind, isUnseen: boolean): void {
    const name = this.#html.slice(this.#nameStart, this.#nameEnd);
    this.#hidden.open(name, kind);
    this.#isUnseen = isUnseen || (kind === TAG_KIND.hidden && isStruckOut(name));
  }

  /** Says that the tag being read stands for something in its cell that is no text. */
  #markUnreadable(): void {
    const start = this.#nameStart - 1;
    if (this.#markdown?.isRow) this.#output.appendCharacter(UNREADABLE, start, this.#nameEnd);
    else this.#output.appendUnreadable(start, this.#nameEnd);
  }

  #showField(kind: TagKind): void {
    const { type, value, isMultiple } = this.#attributes;
    if (kind === TAG_KIND.input) {
      if (type === "hidden") return;
      if (TEXT_FIELDS.has(type) && value !== null) this.#printField(value.start, value.end);
      else this.#markUnreadable();
    } else if (kind === TAG_KIND.select) {
      this.#choice = new FieldChoice({ start: this.#nameStart - 1, end: this.#nameEnd }, isMultiple);
      this.#hide(TAG_KIND.hidden, false);
    } else {
      this.#output.setApart();
      this.#textAreaFrom = this.#output.length;
    }
  }

  /** Prints what a field holds, in a frame of its own; an empty one may be filled by a script. */
  #printField(start: number, end: number): void {
    this.#output.setApart();
    const before = this.#output.length;
    this.#output.appendText(this.#html, start, end);
    if (this.#output.length === before) this.#markUnreadable();
    else this.#output.setApart();
  }

  /** Prints the option that is chosen, once its field has ended. */
  #settleChoice(): void {
    if (this.#choice === null || this.#hidden.isOpen) return;
    const { chosen, place } = this.#choice;
    this.#choice = null;
    if (chosen === null) this.#output.appendUnreadable(place.start, place.end);
    else this.#printField(chosen.start, chosen.end);
  }

  #show(kind: TagKind, isSelfClosing: boolean): void {
    const isInCell = this.#output.isInCell || this.#markdown?.isRow === true;
    switch (kind) {
      case TAG_KIND.drawn:
      case TAG_KIND.replaced:
        this.#markUnreadable();
        if (!isSelfClosing && (isInCell || kind === TAG_KIND.drawn)) this.#hide(TAG_KIND.hidden, false);
        break;
      case TAG_KIND.picture:
        this.#markUnreadable();
        break;
      case TAG_KIND.input:
      case TAG_KIND.select:
      case TAG_KIND.textArea:
        if (isInCell) this.#showField(kind);
        else if (kind === TAG_KIND.textArea && !isSelfClosing) this.#hide(TAG_KIND.hidden, false);
        break;
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

  #closeTextArea(start: number, end: number): void {
    if (this.#textAreaFrom === this.#output.length) this.#output.appendUnreadable(start, end);
    if (this.#textAreaFrom !== -1) this.#output.setApart();
    this.#textAreaFrom = -1;
  }

  onclosetag(start: number, end: number): void {
    const kind = tagKind(this.#html, start, end);
    if (this.#hidden.isOpen && !this.#hidden.endsAtCloseTag(this.#html, start, end, kind)) {
      if (this.#choice !== null && this.#isOption(start, end)) this.#choice.closeOption();
      this.#settleChoice();
      if (!this.#hidden.isOpen && kind === TAG_KIND.cell) this.#output.closeCell();
      return;
    }
    this.#settleChoice();
    switch (kind) {
      case TAG_KIND.textArea:
        this.#closeTextArea(start, end);
        break;
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
