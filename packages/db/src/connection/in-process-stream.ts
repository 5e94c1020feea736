import { Duplex } from "node:stream";

/** One end of a connection that stays within this process, with the methods node-postgres calls on a socket. */
export class InProcessStream extends Duplex {
  #other: InProcessStream | undefined;
  #resumeOther: (() => void) | undefined;
  #hasSaidEnd = false;

  private constructor() {
    super({ allowHalfOpen: false });
  }

  /** Creates two ends: what is written to one can be read from the other. */
  static pair(): [InProcessStream, InProcessStream] {
    const left = new InProcessStream();
    const right = new InProcessStream();
    left.#other = right;
    right.#other = left;
    return [left, right];
  }

  /** Says that the connection is there, as a socket does some time after it was told to connect. */
  connect(): this {
    process.nextTick(() => this.emit("connect"));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    const resume = this.#resumeOther;
    this.#resumeOther = undefined;
    resume?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: (error?: Error | null) => void): void {
    const other = this.#other;
    if (other === undefined || other.destroyed) {
      written(new Error("The other end of the connection is closed"));
    } else if (other.push(chunk)) {
      written();
    } else {
      other.#resumeOther = written;
    }
  }

  override _final(finished: (error?: Error | null) => void): void {
    this.#sayEnd();
    finished();
  }

  override _destroy(error: Error | null, destroyed: (error?: Error | null) => void): void {
    this.#sayEnd();
    // A write that waits for us to read would wait for ever.
    this._read();
    destroyed(error);
  }

  #sayEnd(): void {
    if (this.#hasSaidEnd) return;
    this.#hasSaidEnd = true;
    if (this.#other?.destroyed === false) this.#other.push(null);
  }
}
