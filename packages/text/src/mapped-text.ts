import type { MappedText, Span } from "@gongkai/schema";

/** Texts of at most so many UTF-16 units share one identity map, so that theirs costs nothing. */
const LONGEST_SHARED = 0x100000;

/** 0, 1, 2 and so on, as far as the longest text so far has needed. */
let sharedPlaces = countUp(0x10000);

function countUp(length: number): Int32Array {
  const places = new Int32Array(length);
  for (let index = 0; index < length; index++) places[index] = index;
  return places;
}

function placesUpTo(last: number): Int32Array {
  if (last > LONGEST_SHARED) return countUp(last + 1);
  if (last >= sharedPlaces.length) sharedPlaces = countUp(Math.min(last * 2, LONGEST_SHARED) + 1);
  return sharedPlaces;
}

/** The text itself, every UTF-16 unit standing for itself. */
export function identityMap(text: string): MappedText {
  const { length } = text;
  const places = placesUpTo(length);
  return { text, starts: places.subarray(0, length), ends: places.subarray(1, length + 1) };
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

/** The map of a builder that has none of its own. */
const NO_PLACES = new Int32Array(0);

/** UTF-16 in the order of bytes that this machine's typed arrays have. */
const unitDecoder = new TextDecoder(
  new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? "utf-16le" : "utf-16be",
  { ignoreBOM: true },
);

/**
 * Collects the units of a {@link MappedText} one after another.
 *
 * `start` and `end` are indexes into `input.text`; what is stored are offsets into the text under `input`, so
 * maps compose. As long as every unit stands for the one at its own place, the map of `input` serves and none is
 * written.
 */
export class MappedTextBuilder {
  readonly #input: MappedText;
  #codes: Uint16Array;
  #length = 0;
  /** The map, once it differs from that of `input`; empty until then. */
  #starts = NO_PLACES;
  #ends = NO_PLACES;

  constructor(input: MappedText) {
    this.#input = input;
    this.#codes = new Uint16Array(input.text.length + 2);
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
    const at = this.#length;
    if (at === this.#codes.length) this.#grow();
    if (this.#starts !== NO_PLACES) this.#mapUnit(at, start, end);
    else if (start !== at || end !== at + 1) {
      this.#leaveInputMap();
      this.#mapUnit(at, start, end);
    }
    this.#codes[at] = code;
    this.#length = at + 1;
  }

  /**
   * Adds units of `input.text` from `from` on, each as the one unit that stands for it in `spelling`, and stops at
   * the first that has 0 there. Returns the index reached.
   */
  pushRun(spelling: Uint16Array, from: number): number {
    const { text } = this.#input;
    while (this.#length + text.length - from > this.#codes.length) this.#grow();
    const codes = this.#codes;
    const shift = this.#length - from;
    let index = from;
    for (; index < text.length; index++) {
      const code = spelling[text.charCodeAt(index)] ?? 0;
      if (code === 0) break;
      codes[index + shift] = code;
    }
    if (shift !== 0 && this.#starts === NO_PLACES) this.#leaveInputMap();
    if (this.#starts !== NO_PLACES) this.#mapRun(from, index, shift);
    this.#length = index + shift;
    return index;
  }

  /** Adds every unit of `text`, each standing for `input.text.slice(start, end)`. */
  pushText(text: string, start: number, end: number): void {
    for (let index = 0; index < text.length; index++) this.push(text.charCodeAt(index), start, end);
  }

  /** Takes back everything from `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** The units from `start` to `end` as a string; made for a few of them. */
  slice(start: number, end: number): string {
    return String.fromCharCode(...this.#codes.subarray(start, end));
  }

  build(): MappedText {
    const { starts, ends } =
      this.#starts === NO_PLACES ? this.#input : { starts: this.#starts, ends: this.#ends };
    return {
      text: unitDecoder.decode(this.#codes.subarray(0, this.#length)),
      starts: starts.subarray(0, this.#length),
      ends: ends.subarray(0, this.#length),
    };
  }

  #mapUnit(at: number, start: number, end: number): void {
    this.#starts[at] = this.#input.starts[start] ?? 0;
    this.#ends[at] = this.#input.ends[end - 1] ?? 0;
  }

  #mapRun(from: number, to: number, shift: number): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const { starts: inputStarts, ends: inputEnds } = this.#input;
    for (let index = from; index < to; index++) {
      starts[index + shift] = inputStarts[index] ?? 0;
      ends[index + shift] = inputEnds[index] ?? 0;
    }
  }

  /** Begins a map of its own with what has been added so far. */
  #leaveInputMap(): void {
    this.#starts = new Int32Array(this.#codes.length);
    this.#ends = new Int32Array(this.#codes.length);
    this.#starts.set(this.#input.starts.subarray(0, this.#length));
    this.#ends.set(this.#input.ends.subarray(0, this.#length));
  }

  #grow(): void {
    const capacity = this.#codes.length * 2;
    const codes = new Uint16Array(capacity);
    codes.set(this.#codes);
    this.#codes = codes;
    if (this.#starts === NO_PLACES) return;
    const starts = new Int32Array(capacity);
    const ends = new Int32Array(capacity);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}
