/** The bytes are no Word document as the format describes it; the message says in what way. */
export class DocFormatError extends Error {}

/** Little-endian numbers of a stream, by offset. @throws DocFormatError beyond its end. */
export class Stream {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  byte(at: number): number {
    this.#check(at, 1);
    return this.#view.getUint8(at);
  }

  word(at: number): number {
    this.#check(at, 2);
    return this.#view.getUint16(at, true);
  }

  long(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, true);
  }

  slice(from: number, to: number): Uint8Array {
    this.#check(from, to - from);
    return this.bytes.subarray(from, to);
  }

  #check(at: number, count: number): void {
    if (at >= 0 && count >= 0 && at + count <= this.bytes.length) return;
    throw new DocFormatError("a part of it lies beyond its end");
  }
}
