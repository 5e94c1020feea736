import type { MappedText, Span } from "@gongkai/schema";

/** How many UTF-16 units are turned into a string at once; safely below every engine's argument limit. */
const CHUNK = 8192;

/** The text itself, every UTF-16 unit standing for itself. */
export function identityMap(text: string): MappedText {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let index = 0; index < text.length; index++) {
    starts[index] = index;
    ends[index] = index + 1;
  }
  return { text, starts, ends };
}

/**
 * The stretch of the underlying text that `mapped.text.slice(start, end)` stands for.
 *
 * An empty range gives an empty span at the place where its character would stand. Offsets outside the text are
 * taken for its nearest end, so any pair of numbers has an answer.
 */
export function sourceSpan(mapped: MappedText, start: number, end: number): Span {
  const length = mapped.text.length;
  const from = Math.min(Math.max(start, 0), length);
  const to = Math.min(Math.max(end, from), length);
  const spanStart = mapped.starts[from] ?? mapped.ends[length - 1] ?? 0;
  return { start: spanStart, end: to === from ? spanStart : (mapped.ends[to - 1] ?? spanStart) };
}

/**
 * Collects the units of a {@link MappedText} one after another.
 *
 * `start` and `end` are indexes into `input.text`; what is stored are offsets into the text under `input`, so
 * maps compose.
 */
export class MappedTextBuilder {
  readonly #input: MappedText;
  #codes: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #length = 0;

  constructor(input: MappedText) {
    this.#input = input;
    this.#codes = new Uint16Array(input.text.length + 2);
    this.#starts = new Int32Array(this.#codes.length);
    this.#ends = new Int32Array(this.#codes.length);
  }

  get length(): number {
    return this.#length;
  }

  /** The UTF-16 unit at `index`, or 0 where there is none. */
  codeAt(index: number): number {
    return index >= 0 && index < this.#length ? (this.#codes[index] ?? 0) : 0;
  }

  /** Adds one UTF-16 unit that stands for `input.text.slice(start, end)`. */
  push(code: number, start: number, end: number): void {
    if (this.#length === this.#codes.length) this.#grow();
    this.#codes[this.#length] = code;
    this.#starts[this.#length] = this.#input.starts[start] ?? 0;
    this.#ends[this.#length] = this.#input.ends[end - 1] ?? 0;
    this.#length++;
  }

  /** Adds every unit of `text`, each standing for `input.text.slice(start, end)`. */
  pushText(text: string, start: number, end: number): void {
    for (let index = 0; index < text.length; index++) this.push(text.charCodeAt(index), start, end);
  }

  /** Takes back everything from `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** The units from `start` to `end` as a string. */
  slice(start: number, end: number): string {
    let text = "";
    for (let from = start; from < end; from += CHUNK) {
      text += String.fromCharCode(...this.#codes.subarray(from, Math.min(from + CHUNK, end)));
    }
    return text;
  }

  build(): MappedText {
    return {
      text: this.slice(0, this.#length),
      starts: this.#starts.slice(0, this.#length),
      ends: this.#ends.slice(0, this.#length),
    };
  }

  #grow(): void {
    const capacity = this.#codes.length * 2;
    const codes = new Uint16Array(capacity);
    const starts = new Int32Array(capacity);
    const ends = new Int32Array(capacity);
    codes.set(this.#codes);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#codes = codes;
    this.#starts = starts;
    this.#ends = ends;
  }
}
