// Plain JavaScript, not TypeScript: a worker thread loads its file without the loaders that run the rest of the
// workspace from source, and Node 20 cannot strip types by itself.
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { decodeFrames, openDecoder } from "./zstd-frames.js";

/**
 * The thread that expands large Zstandard files, while the thread that started it looks through what came out.
 *
 * The decoder cannot wait for promises, so that this thread sleeps where it waits: for input (the first signal counts
 * the pieces given), and for room (the second counts the pieces of output that nobody took yet).
 *
 * Input is a piece, or null at the end. Output is { bytes }, { taken } when a piece of input was taken, { error } and
 * { isOver }.
 */
const { port, signals: memory, mostWaiting } = workerData;
const [GIVEN, WAITING] = [0, 1];
const signals = new Int32Array(memory);

/** @returns {Generator<Uint8Array, void, undefined>} */
function* receive() {
  for (let seen = 0; ; seen += 1) {
    Atomics.wait(signals, GIVEN, seen);
    const piece = receiveMessageOnPort(port)?.message ?? null;
    if (piece === null) return;
    port.postMessage({ taken: true });
    yield piece;
  }
}

/** @param {Uint8Array} bytes */
function send(bytes) {
  port.postMessage({ bytes }, [bytes.buffer]);
  Atomics.add(signals, WAITING, 1);
  for (
    let waiting = Atomics.load(signals, WAITING);
    waiting >= mostWaiting;
    waiting = Atomics.load(signals, WAITING)
  ) {
    Atomics.wait(signals, WAITING, waiting);
  }
}

try {
  for (const bytes of decodeFrames(await openDecoder(), receive())) if (bytes.length > 0) send(bytes);
  port.postMessage({ isOver: true });
} catch (error) {
  port.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
port.close();
