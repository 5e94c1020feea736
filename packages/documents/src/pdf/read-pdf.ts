import { DocumentError } from "@gongkai/schema";
import { pdfResources } from "#platform";
import { encryptedDocument } from "../encrypted-document.ts";
import { identityMap } from "../identity-map.ts";
import type { DocumentContent } from "../read-document.ts";
import { mendCutRows } from "./cut-rows.ts";
import { loadPdfJs } from "./load-pdfjs.ts";
import { readPageContent } from "./page-content.ts";
import { countNumberColumns, type PageBlock, toPageBlocks } from "./page-text.ts";

const MEDIA_TYPE = "application/pdf";

/** No report has so many pages; the longest known have some sixty. */
const MOST_PAGES = 1000;

/** No report shows so many characters; a hundred pages of print have a tenth of them. */
const MOST_GLYPHS = 2_000_000;

/** Larger images are left out by pdf.js before they are expanded, in pixels; a scanned page of A3 at 600 dpi has 70 million. */
const LARGEST_IMAGE = 100_000_000;

/** One line with a number far to its right is no table: a page number, a telephone number. */
const FEWEST_ROWS = 2;

function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** `3`, `1, 2` and `1-12` of pages in order. */
function pageRanges(pages: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const page of pages) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === page - 1) range.last = page;
    else ranges.push({ first: page, last: page });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}

function printBlock(block: PageBlock): string {
  const lines =
    block.kind === "text"
      ? block.lines
      : block.rows.flatMap(({ texts, layout }) => layout ?? [texts.join(" | ")]);
  return lines.map((line) => `${line}\n`).join("");
}

type PdfDocument = Awaited<ReturnType<Awaited<ReturnType<typeof loadPdfJs>>["getDocument"]>["promise"]>;

async function readPages(name: string, document: PdfDocument): Promise<DocumentContent> {
  if (document.numPages > MOST_PAGES) {
    throw new DocumentError(
      "DOCUMENT_TOO_LARGE",
      `${name} has ${document.numPages} pages; at most ${MOST_PAGES} are read. Save the pages of the report alone and try again.`,
    );
  }
  const pdfjs = await loadPdfJs();
  const pages: (readonly PageBlock[])[] = [];
  const images: number[] = [];
  let glyphs = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await readPageContent(pdfjs, page);
    page.cleanup();
    glyphs += content.glyphs.length;
    if (glyphs > MOST_GLYPHS) {
      throw new DocumentError(
        "DOCUMENT_TOO_LARGE",
        `${name} shows more than ${MOST_GLYPHS} characters on its first ${number} pages. Save the pages of the report alone and try again.`,
      );
    }
    const blocks = toPageBlocks(content);
    pages.push(blocks);
    if (blocks.length === 0 && content.hasImage) images.push(number);
  }
  mendCutRows(pages);
  const blocks = pages.flat();
  const hasGrid = blocks.some(({ kind }) => kind === "table");
  const numberColumns = blocks.reduce((sum, block) => sum + countNumberColumns(block), 0);
  const text = blocks.map(printBlock).join("");
  const message = `${name}: ${images.length === 1 ? "page" : "pages"} ${pageRanges(images)} of ${document.numPages}`;
  return {
    mediaType: MEDIA_TYPE,
    text,
    // Where lines draw every table, the places of cells are certain; columns of spaces are for the parser to judge.
    ...(hasGrid && numberColumns < FEWEST_ROWS ? { visible: identityMap(text) } : {}),
    diagnostics: images.length === 0 ? [] : [{ code: "image-only", message }],
  };
}

/**
 * Reads a PDF file: text by its place on each page, tables by their ruling lines.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when it is damaged, DOCUMENT_TOO_LARGE when it has too many pages or
 * characters.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<DocumentContent> {
  const pdfjs = await loadPdfJs();
  const task = pdfjs.getDocument({
    // pdf.js keeps what it is given and may hand it to another thread.
    data: Uint8Array.from(bytes),
    ...pdfResources(),
    cMapPacked: true,
    isEvalSupported: false,
    maxImageSize: LARGEST_IMAGE,
    // Images are not looked at; browsers would paint them.
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await readPages(name, await task.promise);
  } catch (error) {
    if (hasName(error, "PasswordException")) return encryptedDocument(MEDIA_TYPE, name);
    if (error instanceof DocumentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(
      "UNSUPPORTED_DOCUMENT",
      `${name} is a PDF file that is damaged: ${reason} Download it again, or print it anew to a PDF file and try again.`,
      { cause: error },
    );
  } finally {
    await task.destroy();
  }
}
