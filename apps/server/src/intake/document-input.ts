import { badUserInput } from "../errors/bad-user-input.ts";
import { refusal } from "../errors/refusal.ts";
import { MAX_DOCUMENT_BYTES } from "./intake-limits.ts";

/** A document as clients send it: exactly one of these, which the schema sees to. */
export interface DocumentInput {
  readonly text?: string | null;
  readonly html?: string | null;
  readonly file?: { readonly name?: string | null; readonly base64: string } | null;
}

/** A document with a label for people and messages. */
export interface NamedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How many characters of padding a text in base64 ends with. A pattern such as `=+$` would take a square of the length to tell. */
function paddingOf(text: string): number {
  if (text.endsWith("==")) return 2;
  return text.endsWith("=") ? 1 : 0;
}

/** Only what decodes to just these bytes: `Buffer` itself passes over what is no base64. */
function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  const significant = text.length - paddingOf(text);
  if (bytes.length !== Math.floor((significant * 3) / 4)) {
    throw badUserInput(
      "`base64` is not base64. Encode the bytes of the file as RFC 4648 says, without line breaks.",
    );
  }
  return bytes;
}

/**
 * The bytes of a document that a client has sent.
 *
 * @throws GongkaiError BAD_USER_INPUT where they cannot be decoded, GraphQLError DOCUMENT_TOO_LARGE
 */
export function decodeDocument({ text, html, file }: DocumentInput): NamedDocument {
  const document =
    typeof file?.base64 === "string"
      ? { name: file.name ?? "document", bytes: decodeBase64(file.base64) }
      : { name: typeof html === "string" ? "page.html" : "text.txt", bytes: Buffer.from(html ?? text ?? "") };
  if (document.bytes.length <= MAX_DOCUMENT_BYTES) return document;
  throw refusal(
    "DOCUMENT_TOO_LARGE",
    `The document has ${document.bytes.length} bytes, and ${MAX_DOCUMENT_BYTES} are allowed. Read larger ones with the gongkai command.`,
  );
}
