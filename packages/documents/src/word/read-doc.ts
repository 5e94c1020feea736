import { DocumentError } from "@gongkai/schema";
import * as cfb from "cfb";
import { encryptedDocument } from "../encrypted-document.ts";
import { identityMap } from "../identity-map.ts";
import type { DocumentContent } from "../read-document.ts";
import { DocFormatError, Stream } from "./binary-streams.ts";
import { readDocText } from "./doc-text.ts";

const MEDIA_TYPE = "application/msword";
const DOCX_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const WORD_97 = 0xa5ec;
const WORD_6 = 0xa5dc;
const FLAGS_AT = 0x0a;
const ENCRYPTED_FLAG = 0x0100;
const SECOND_TABLE_FLAG = 0x0200;

function findStream(container: cfb.CFB$Container, name: string): Stream | null {
  const entry = cfb.find(container, name);
  return entry === null ? null : new Stream(Uint8Array.from(entry.content));
}

function unsupported(name: string, what: string, advice: string, cause?: unknown): DocumentError {
  return new DocumentError("UNSUPPORTED_DOCUMENT", `${name} is ${what}. ${advice}`, { cause });
}

function readContainer(name: string, bytes: Uint8Array): cfb.CFB$Container {
  try {
    return cfb.read(bytes, { type: "array" });
  } catch (error) {
    const advice = "Download it again, or open it in a word processor and save it anew.";
    throw unsupported(name, "an Office document that is damaged", advice, error);
  }
}

/**
 * Reads a Word document of the years before DOCX (.doc, and .wps), Word 97 and later.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when it is damaged, older or another kind of Office document.
 */
export function readDoc(name: string, bytes: Uint8Array): DocumentContent {
  const container = readContainer(name, bytes);
  if (findStream(container, "EncryptedPackage") !== null) return encryptedDocument(DOCX_MEDIA_TYPE, name);
  const document = findStream(container, "WordDocument");
  if (document === null) {
    throw unsupported(
      name,
      "an Office document, but not one of Word",
      "Save it as DOCX or PDF and try again.",
    );
  }
  try {
    const version = document.word(0);
    if (version === WORD_6) {
      throw unsupported(
        name,
        "older than Word 97",
        "Open it in a word processor, save it as DOCX and try again.",
      );
    }
    if (version !== WORD_97) throw new DocFormatError("its header is missing");
    const flags = document.word(FLAGS_AT);
    if ((flags & ENCRYPTED_FLAG) !== 0) return encryptedDocument(MEDIA_TYPE, name);
    const table = findStream(container, (flags & SECOND_TABLE_FLAG) === 0 ? "0Table" : "1Table");
    if (table === null) throw new DocFormatError("its table stream is missing");
    const text = readDocText(document, table, findStream(container, "Data"));
    return { mediaType: MEDIA_TYPE, text, visible: identityMap(text), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof DocFormatError)) throw error;
    const advice = "Download it again, or open it in a word processor and save it anew.";
    throw unsupported(name, `a Word document that is damaged: ${error.message}`, advice, error);
  }
}
