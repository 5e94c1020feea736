/** What takes an element away with the place it has. Word writes `mso-hide`. */
const REMOVED = /display:none|visibility:collapse|mso-hide:all/;

/** Text that keeps its place and is struck out or cannot be seen. */
const UNSEEN = /visibility:hidden|line-through/;

const ZERO = "(?:0{1,9}(?:\\.0{0,9})?|\\.0{1,9})";

/** Text of no size or without any colour. Pages do so to gaps between boxes, and to what is yet to be faded in. */
const FAINT = new RegExp(`(?:^|;)(?:font-size|opacity):${ZERO}(?:%|[a-z]{1,4})?(?:[;!]|$)`);

/** Text that is shown again within such text. */
const SHOWN_AGAIN = /(?:^|;)(?:font:|font-size:(?:[1-9a-z]|0?\.\d)|visibility:visible)/;

/** Text that is printed from right to left, digits too. */
const TURNED = /(?:bidi|isolate)-override/;

/** What the names of attributes that count begin with. */
const FIRST_LETTERS = "hmstvHMSTV";

/** Where the text of an attribute stands in the markup. */
interface AttributeValue {
  readonly start: number;
  readonly end: number;
}

/** What the attributes of the tag that is being read say of how its text is shown. */
export class TagAttributes {
  isRemoved = false;
  isUnseen = false;
  isFaint = false;
  isShownAgain = false;
  isTurned = false;
  /** Whether an option of a form is chosen. */
  isChosen = false;
  /** Whether a field of a form shows several options. */
  isMultiple = false;
  /** The kind of a form's field, in lower case. */
  type = "";
  /** What a field of a form holds; null when it is nothing, or written with entities. */
  value: AttributeValue | null = null;
  #name = "";
  #hasEntity = false;

  /** Begins with the next tag. */
  reset(): void {
    this.isRemoved = false;
    this.isUnseen = false;
    this.isFaint = false;
    this.isShownAgain = false;
    this.isTurned = false;
    this.isChosen = false;
    this.isMultiple = false;
    this.type = "";
    this.value = null;
    this.#name = "";
    this.#hasEntity = false;
  }

  /** Takes the name of an attribute. */
  readName(html: string, start: number, end: number): void {
    const length = end - start;
    // No name that counts is shorter or longer, or begins otherwise.
    const canCount = length >= 4 && length <= 8 && FIRST_LETTERS.includes(html.charAt(start));
    this.#name = canCount ? html.slice(start, end).toLowerCase() : "";
    if (!canCount) return;
    if (this.#name === "hidden") this.isRemoved = true;
    else if (this.#name === "selected") this.isChosen = true;
    else if (this.#name === "multiple" || this.#name === "size") this.isMultiple = true;
  }

  /** Takes the text of the attribute named last, or a part of it. */
  readData(html: string, start: number, end: number): void {
    if (this.#name === "style") this.#readStyle(html.slice(start, end));
    else if (this.#name === "type") this.type = html.slice(start, end).trim().toLowerCase();
    else if (this.#name === "value" && !this.#hasEntity) this.value = { start, end };
  }

  /** Takes an entity in the attribute named last. */
  readEntity(): void {
    if (this.#name !== "value") return;
    this.#hasEntity = true;
    this.value = null;
  }

  #readStyle(style: string): void {
    const plain = style.toLowerCase().replace(/\s+/g, "");
    this.isRemoved ||= REMOVED.test(plain);
    this.isUnseen ||= UNSEEN.test(plain);
    this.isFaint ||= FAINT.test(plain);
    this.isShownAgain ||= SHOWN_AGAIN.test(plain);
    this.isTurned ||= TURNED.test(plain);
  }
}
