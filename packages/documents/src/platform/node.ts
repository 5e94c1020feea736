import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { PdfResources } from "./pdf-resources.ts";

/** The SHA-256 hash of bytes in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The text that UTF-16 units make; halves of pairs stay as they are. */
export function textOf(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}

/** Expands what deflate compressed; null where that is more than `limit` bytes. Rejects where it is damaged. */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array | null> {
  try {
    return await promisify(inflateRaw)(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return null;
    throw error;
  }
}

/** Where pdf.js finds what fonts need that are not in the file. */
export function pdfResources(): PdfResources {
  const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return {
    cMapUrl: `${join(library, "cmaps")}/`,
    standardFontDataUrl: `${join(library, "standard_fonts")}/`,
  };
}
