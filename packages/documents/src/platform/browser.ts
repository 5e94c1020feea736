import { sha256 as hash } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { PdfResources } from "./pdf-resources.ts";

/** How many units are made to text at once: calls take no more arguments than some ten thousand. */
const UNITS_AT_ONCE = 8192;

/**
 * The SHA-256 hash of bytes in hexadecimal digits. The browser's own makes one wait, and is there on encrypted
 * connections only, which offices do not have inside.
 */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(hash(bytes));
}

/** The text that UTF-16 units make; halves of pairs stay as they are. */
export function textOf(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, at + UNITS_AT_ONCE));
  }
  return text;
}

/** Expands what deflate compressed; null where that is more than `limit` bytes. Rejects where it is damaged. */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array | null> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value?.length ?? 0;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    if (value !== undefined) pieces.push(value);
  }
  const expanded = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    expanded.set(piece, at);
    at += piece.length;
  }
  return expanded;
}

/** Fetches a table of an encoding from beside the script; pdf.js's own way needs a page, and readers run in workers. */
class EncodingTables {
  async fetch({ name }: { readonly name: string }) {
    const response = await fetch(new URL(/* @vite-ignore */ `cmaps/${name}.bcmap`, import.meta.url));
    if (!response.ok) throw new Error(`There is no table for the encoding ${name}.`);
    return { cMapData: new Uint8Array(await response.arrayBuffer()), isCompressed: true };
  }
}

/** Where pdf.js finds what fonts need that are not in the file: `cmaps/` beside the script. Its fonts are for painting. */
export function pdfResources(): PdfResources {
  return { cMapUrl: "cmaps/", CMapReaderFactory: EncodingTables };
}
