import { TAG_KIND, type TagKind } from "./tag-kinds.ts";

const STRUCK_OUT = new Set(["del", "s", "strike"]);

/** Elements that hide their text and stand inside a cell; the other ones may hold cells of their own. */
const INSIDE_CELL = new Set([...STRUCK_OUT, "object", "applet", "meter", "progress", "select"]);

/** Whether an element, named in any letter case, strikes its text out, which is then seen and does not count. */
export function isStruckOut(name: string): boolean {
  return STRUCK_OUT.has(name.toLowerCase());
}

/** Whether a name stands at a place, letter case ignored. `name` is in lower case. */
function isNameAt(html: string, from: number, to: number, name: string): boolean {
  return to - from === name.length && html.slice(from, to).toLowerCase() === name;
}

/**
 * The outermost element that is not shown, while it is open.
 *
 * Its end is its closing tag or, because pages leave those out, what cannot stand inside it: another block in a
 * paragraph, another cell or row in a cell, the end of the cell or table around it.
 */
export class HiddenElement {
  #name = "";
  #kind: TagKind = TAG_KIND.inline;
  /** Elements of the same name that are open, itself included. */
  #depth = 0;
  #tables = 0;

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  open(name: string, kind: TagKind): void {
    this.#name = name.toLowerCase();
    this.#kind = kind;
    this.#depth = 1;
    this.#tables = kind === TAG_KIND.table ? 1 : 0;
  }

  /** Whether a tag that opens ends the hidden element and is itself to be shown. */
  endsAtOpenTag(html: string, from: number, to: number, kind: TagKind): boolean {
    const isNamesake = isNameAt(html, from, to, this.#name);
    if (this.#tables === 0 && this.#isEndedBy(kind, isNamesake)) {
      this.#depth = 0;
      return true;
    }
    if (kind === TAG_KIND.table) this.#tables += 1;
    if (isNamesake) this.#depth += 1;
    return false;
  }

  #isEndedBy(kind: TagKind, isNamesake: boolean): boolean {
    const isRowOrGroup = kind === TAG_KIND.row || kind === TAG_KIND.rowGroup;
    switch (this.#kind) {
      case TAG_KIND.row:
      case TAG_KIND.rowGroup:
        return kind === TAG_KIND.rowGroup || (isNamesake && this.#kind === TAG_KIND.row);
      case TAG_KIND.cell:
      case TAG_KIND.inline:
      case TAG_KIND.setApart:
        return isRowOrGroup || kind === TAG_KIND.cell;
      case TAG_KIND.hidden:
        return INSIDE_CELL.has(this.#name) && (isRowOrGroup || kind === TAG_KIND.cell);
      case TAG_KIND.block:
        if (this.#name === "p") return kind === TAG_KIND.block || kind === TAG_KIND.table;
        return this.#name === "li" && isNamesake && this.#depth === 1;
      default:
        return false;
    }
  }

  /** Whether a closing tag ends the hidden element and closes something around it as well. */
  endsAtCloseTag(html: string, from: number, to: number, kind: TagKind): boolean {
    if (isNameAt(html, from, to, this.#name)) {
      this.#depth -= 1;
      if (kind === TAG_KIND.table) this.#tables -= 1;
      return false;
    }
    if (kind === TAG_KIND.table && this.#tables > 0) {
      this.#tables -= 1;
      return false;
    }
    if (this.#tables > 0 || !this.#isEndedByEndOf(kind)) return false;
    this.#depth = 0;
    return true;
  }

  #isEndedByEndOf(kind: TagKind): boolean {
    const isRow = kind === TAG_KIND.row;
    const isOutside = kind === TAG_KIND.rowGroup || kind === TAG_KIND.table;
    switch (this.#kind) {
      case TAG_KIND.rowGroup:
        return kind === TAG_KIND.table;
      case TAG_KIND.row:
        return isOutside;
      case TAG_KIND.cell:
        return isRow || isOutside;
      case TAG_KIND.hidden:
        return INSIDE_CELL.has(this.#name) && (kind === TAG_KIND.cell || isRow || isOutside);
      default:
        return kind === TAG_KIND.cell || isRow || isOutside;
    }
  }
}
