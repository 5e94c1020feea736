import { ZSTDDecoder } from "zstddec/stream";

/** @returns {Promise<ZSTDDecoder>} a decoder that is ready; all of a thread share their memory. */
export async function openDecoder() {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return decoder;
}

/**
 * What frames of Zstandard expand to. Each step takes one piece of input at most, and may give nothing.
 *
 * @param {ZSTDDecoder} decoder
 * @param {Iterable<Uint8Array>} input
 * @returns {Generator<Uint8Array, void, undefined>}
 * @throws Error when the input is damaged or ends in the middle.
 */
export function* decodeFrames(decoder, input) {
  let size = 0;
  let empty = 0;
  function* watched() {
    for (const piece of input) {
      size = piece.length;
      empty = 0;
      yield piece;
    }
  }
  for (const output of decoder.decodeStreaming(watched())) {
    empty = output.length === 0 ? empty + 1 : 0;
    // The decoder does not say that data is damaged: it goes on for ever without taking any. Good data is taken by a
    // byte at least.
    if (empty > size + 1) throw new Error("this is no Zstandard data");
    yield output;
  }
}
