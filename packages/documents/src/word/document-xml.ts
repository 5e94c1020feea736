import { Parser } from "htmlparser2";
import { FlowText } from "../flow-text.ts";
import type { Numbering } from "./numbering.ts";
import { canFollowListNumber, printsInstruction, UNREADABLE_ELEMENTS } from "./unreadable-elements.ts";

/** Elements whose content is not shown, not part of the text, or shown a second time. */
const SKIPPED = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:sdtPr",
  "w:sectPr",
  "w:rt",
  "w:tblPr",
  "w:tblGrid",
  // The same text box again, for programs that do not know the first form.
  "mc:Fallback",
]);

/** No document is nested deeper. */
const DEEPEST_NESTING = 2000;

/** The markup is not that of a whole document; the message says in what way. */
export class WordMarkupError extends Error {}

function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false" && value !== "off" && value !== "none";
}

/** Writes the text of a Word document's body from its elements, as they come. */
class BodyReader {
  readonly #output: FlowText;
  readonly #numbering: Numbering;
  readonly #path: string[] = [];
  /** The depth of the element that is being passed over with all it holds; 0 when none is. */
  #skippedFrom = 0;
  #isText = false;
  #isInstruction = false;
  #isRunHidden = false;
  #isRunStruck = false;
  #isRunRaised = false;
  #isMarkDeleted = false;
  /** The automatic number of the paragraph of a cell, until it is known what stands behind it. */
  #pendingNumber = "";
  /** How much was written before each drawing that is open. */
  readonly #drawings: number[] = [];
  #list: string | null = null;
  #level: number | null = null;
  #style: string | null = null;
  /** Whether a cell began of which it is not known yet whether it goes on the cell above. */
  #isCellPending = false;
  isComplete = false;

  constructor(output: FlowText, numbering: Numbering) {
    this.#output = output;
    this.#numbering = numbering;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1) ?? "";
    this.#path.push(name);
    if (this.#path.length > DEEPEST_NESTING) throw new WordMarkupError("its elements nest too deep");
    if (this.#skippedFrom > 0) return;
    const value = attributes["w:val"];
    switch (name) {
      case "w:p":
        this.#beginCell();
        if (!this.#isMarkDeleted) this.#output.breakLine();
        this.#list = null;
        this.#level = null;
        this.#style = null;
        this.#isMarkDeleted = false;
        this.#pendingNumber = "";
        break;
      case "w:pStyle":
        this.#style = value ?? null;
        break;
      case "w:ilvl":
        this.#level = Number.parseInt(value ?? "0", 10) || 0;
        break;
      case "w:numId":
        this.#list = value ?? null;
        break;
      case "w:r":
        this.#isRunHidden = false;
        this.#isRunStruck = false;
        this.#isRunRaised = false;
        break;
      case "w:vanish":
      case "w:strike":
      case "w:dstrike":
        if (this.#path.at(-3) === "w:r" && isOn(value)) {
          this.#isRunHidden = true;
          this.#isRunStruck ||= name !== "w:vanish";
        }
        break;
      case "w:vertAlign":
        if (this.#path.at(-3) === "w:r" && value !== "baseline") this.#isRunRaised = true;
        break;
      case "w:t":
      case "m:t":
        this.#isText = !this.#isRunHidden;
        if (this.#isRunStruck) this.#output.noteUnseen();
        if (this.#isRunRaised && this.#isText) this.#output.setApart();
        break;
      case "w:tab":
      case "w:ptab":
        if (parent === "w:r" && !this.#isRunHidden) this.#output.setApart();
        break;
      case "w:br":
      case "w:cr":
        this.#output.breakLine();
        break;
      case "w:noBreakHyphen":
        if (!this.#isRunHidden) this.#append("-");
        break;
      case "w:instrText":
        this.#isInstruction = true;
        break;
      case "w:bdo":
        if (value === "rtl") this.#markUnreadable();
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#drawings.push(this.#output.length);
        break;
      case "w:txbxContent":
        this.#output.breakLine();
        break;
      case "w:tbl":
        this.#beginCell();
        this.#output.openTable();
        break;
      case "w:tr":
        this.#output.openRow();
        break;
      case "w:tc":
        this.#isCellPending = true;
        break;
      case "w:vMerge":
      case "w:hMerge":
        if (value !== "restart") this.#skipAround("w:tc");
        break;
      case "w:cellDel":
        this.#skipAround("w:tc");
        break;
      case "w:del":
        if (parent === "w:trPr") this.#skipAround("w:tr");
        else if (parent === "w:rPr") this.#isMarkDeleted ||= this.#path.at(-3) === "w:pPr";
        else this.#skippedFrom = this.#path.length;
        break;
      default:
        if (UNREADABLE_ELEMENTS.has(name)) this.#markUnreadable();
        // What ends so holds the formatting before a tracked change.
        else if (SKIPPED.has(name) || name.endsWith("PrChange")) this.#skippedFrom = this.#path.length;
    }
  }

  text(text: string): void {
    if (this.#skippedFrom > 0) return;
    if (this.#isText) this.#append(text);
    else if (this.#isInstruction && printsInstruction(text)) this.#markUnreadable();
  }

  close(name: string, isImplied: boolean): void {
    // An element that closes itself counts as implied, too; the document does not close itself.
    if (isImplied && name === "w:document") throw new WordMarkupError("it ends too early");
    const depth = this.#path.length;
    this.#path.pop();
    if (this.#skippedFrom > 0) {
      if (depth > this.#skippedFrom) return;
      const wasWithin = this.#skippedFrom;
      this.#skippedFrom = 0;
      // A row or cell that is passed over from its middle still has to be closed.
      if (depth === wasWithin && name !== "w:tr" && name !== "w:tc") return;
    }
    switch (name) {
      case "w:pPr":
        this.#number();
        break;
      case "w:t":
      case "m:t":
        this.#isText = false;
        if (this.#isRunRaised) this.#output.setApart();
        break;
      case "w:instrText":
        this.#isInstruction = false;
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        // Of a text box the text is what it prints.
        if (this.#drawings.pop() === this.#output.length) this.#markUnreadable();
        break;
      case "w:p":
        // A number that nothing follows is printed all the same.
        if (this.#pendingNumber !== "") this.#output.noteUnseen();
        this.#pendingNumber = "";
        if (!this.#isMarkDeleted) this.#output.breakLine();
        break;
      case "w:txbxContent":
        this.#output.breakLine();
        break;
      case "w:tbl":
        this.#output.closeTable();
        break;
      case "w:tr":
        this.#output.closeRow();
        break;
      case "w:tc":
        this.#isCellPending = false;
        this.#output.closeCell();
        break;
      case "w:document":
        this.isComplete = true;
        break;
    }
  }

  /** Passes over what is left of the element around this one. */
  #skipAround(name: string): void {
    const at = this.#path.lastIndexOf(name);
    if (at === -1) return;
    this.#isCellPending = false;
    this.#skippedFrom = at + 1;
  }

  #beginCell(): void {
    if (this.#isCellPending) this.#output.openCell();
    this.#isCellPending = false;
  }

  #number(): void {
    const label = this.#numbering.next(this.#list, this.#level, this.#style);
    if (label === "") return;
    if (this.#output.isInCell) this.#pendingNumber = label;
    else this.#append(label);
  }

  /** Says that the cell holds something that is no text; outside tables it is decoration. */
  #markUnreadable(): void {
    this.#beginCell();
    if (!this.#isRunHidden) this.#output.appendUnreadable(0, 0);
  }

  #append(text: string): void {
    const label = this.#pendingNumber;
    if (label !== "" && text.trim() !== "") {
      this.#pendingNumber = "";
      if (canFollowListNumber(text)) this.#output.appendText(label, 0, label.length);
    }
    this.#output.appendText(text, 0, text.length);
  }
}

/**
 * The text of `word/document.xml`: one line a paragraph, one line a table row with its cells between ` | `.
 * Text that tracked changes deleted, hidden and struck-out text are left out; text boxes stand where they are
 * anchored; a cell merged over rows or columns is printed once.
 *
 * @throws WordMarkupError when the markup is no whole document.
 */
export function readDocumentXml(xml: string, numbering: Numbering): string {
  const output = new FlowText(xml.length >> 3, " | ");
  const reader = new BodyReader(output, numbering);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name, isImplied) => reader.close(name, isImplied),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (!reader.isComplete) throw new WordMarkupError("it holds no document");
  return output.finish().text;
}
