import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";

/** How many pieces of output may wait to be taken, of some 128 KiB each. */
const MOST_WAITING = 64;
/** How many pieces of input are given before they are needed. */
const AHEAD = 4;
const GIVEN = 0;
const WAITING = 1;

/** What the thread says, as its own file explains. */
interface Message {
  readonly bytes?: Uint8Array;
  readonly taken?: true;
  readonly error?: string;
  readonly isOver?: true;
}

/** A thread that expands Zstandard. End it, or the process does not end. */
class ZstdThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signals: Int32Array;
  readonly #output: Uint8Array[] = [];
  #untaken = 0;
  #isOver = false;
  #error: Error | null = null;
  #wake: () => void = () => {};

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
    this.#port = port1;
    this.#signals = new Int32Array(memory);
    this.#worker = new Worker(new URL("./zstd-worker.js", import.meta.url), {
      workerData: { port: port2, signals: memory, mostWaiting: MOST_WAITING },
      transferList: [port2],
    });
    this.#worker.on("error", (error) => {
      this.#error = error;
      this.#wake();
    });
    port1.on("message", (message: Message) => {
      if (message.bytes !== undefined) this.#output.push(message.bytes);
      if (message.taken) this.#untaken -= 1;
      if (message.error !== undefined) this.#error = new Error(message.error);
      this.#isOver ||= message.isOver === true;
      this.#wake();
    });
  }

  /** Whether more input should be given. */
  get isHungry(): boolean {
    return this.#untaken < AHEAD && !this.#isOver && this.#error === null;
  }

  /** Whether nothing more comes. @throws Error when the input is damaged. */
  get isOver(): boolean {
    if (this.#output.length > 0) return false;
    if (this.#error !== null) throw this.#error;
    return this.#isOver;
  }

  /** Gives a piece of input, or null at its end. */
  give(piece: Uint8Array | null): void {
    // A copy of its own: a piece of a larger buffer would take all of that along.
    if (piece === null) this.#port.postMessage(null);
    else this.#send(new Uint8Array(piece));
    this.#untaken += 1;
    Atomics.add(this.#signals, GIVEN, 1);
    Atomics.notify(this.#signals, GIVEN);
  }

  #send(piece: Uint8Array<ArrayBuffer>): void {
    this.#port.postMessage(piece, [piece.buffer]);
  }

  /** The next piece of output; null where there is none yet. */
  take(): Uint8Array | null {
    const piece = this.#output.shift() ?? null;
    if (piece === null) return null;
    Atomics.sub(this.#signals, WAITING, 1);
    Atomics.notify(this.#signals, WAITING);
    return piece;
  }

  /** Waits until the thread says something. Nothing it said before is waited for. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async end(): Promise<void> {
    this.#port.close();
    await this.#worker.terminate();
  }
}

/** What Zstandard data expands to, in a thread of its own. @throws Error when it is damaged or ends in the middle. */
export async function* expandInThread(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = input[Symbol.asyncIterator]();
  const thread = new ZstdThread();
  let isGiven = false;
  try {
    while (!thread.isOver) {
      for (let piece = thread.take(); piece !== null; piece = thread.take()) yield piece;
      if (!isGiven && thread.isHungry) {
        const next = await pieces.next();
        isGiven = next.done === true;
        thread.give(next.done === true ? null : next.value);
      } else if (!thread.isOver) {
        await thread.wait();
      }
    }
  } finally {
    await thread.end();
    await pieces.return?.();
  }
}
