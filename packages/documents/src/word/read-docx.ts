import { DocumentError } from "@gongkai/schema";
import { encryptedDocument } from "../encrypted-document.ts";
import { identityMap } from "../identity-map.ts";
import type { DocumentContent } from "../read-document.ts";
import { readDocumentXml, WordMarkupError } from "./document-xml.ts";
import { Numbering } from "./numbering.ts";
import { ZipError, ZipParts } from "./zip-parts.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const MAIN_PART = "word/document.xml";

/** The relationship that leads from a package to its document. */
const MAIN_RELATIONSHIP = /<Relationship\b[^<>]{0,2000}>/g;

/** The name of the part that holds the document; nearly always {@link MAIN_PART}. */
async function findMainPart(parts: ZipParts): Promise<string | null> {
  if (parts.has(MAIN_PART)) return MAIN_PART;
  for (const [element] of ((await parts.text("_rels/.rels")) ?? "").matchAll(MAIN_RELATIONSHIP)) {
    if (!element.includes('/officeDocument"')) continue;
    const target = /Target="\/?([^"]*)"/.exec(element)?.[1];
    if (target?.startsWith("word/") && parts.has(target)) return target;
  }
  return null;
}

function brokenDocument(name: string, error: ZipError | WordMarkupError): DocumentError {
  return new DocumentError(
    "UNSUPPORTED_DOCUMENT",
    `${name} is a Word document that is damaged: ${error.message}. Download it again, or open it in a word processor and save it anew.`,
    { cause: error },
  );
}

/**
 * Reads a Word document (.docx).
 *
 * Cells stand where the tables of the document put them, so the text is given as markup is, with a map that
 * leads nowhere else.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when it is damaged or another kind of archive, DOCUMENT_TOO_LARGE
 * when it expands beyond the limits.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<DocumentContent> {
  try {
    const parts = new ZipParts(name, bytes);
    if (parts.isEncrypted) return encryptedDocument(MEDIA_TYPE, name);
    const main = await findMainPart(parts);
    if (main === null) {
      throw new DocumentError(
        "UNSUPPORTED_DOCUMENT",
        `${name} is an archive that holds no Word document. Unpack it, and name the files in it.`,
      );
    }
    const numbering = new Numbering(
      await parts.text("word/numbering.xml"),
      await parts.text("word/styles.xml"),
    );
    const text = readDocumentXml((await parts.text(main)) ?? "", numbering);
    return { mediaType: MEDIA_TYPE, text, visible: identityMap(text), diagnostics: [] };
  } catch (error) {
    if (error instanceof ZipError || error instanceof WordMarkupError) throw brokenDocument(name, error);
    throw error;
  }
}
