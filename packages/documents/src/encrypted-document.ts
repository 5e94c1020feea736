import type { DocumentContent } from "./read-document.ts";

/** What is known of a document that needs a password. */
export function encryptedDocument(mediaType: DocumentContent["mediaType"], name: string): DocumentContent {
  const message = `${name} needs a password`;
  return { mediaType, text: "", diagnostics: [{ code: "document-encrypted", message }] };
}
