import type { Plugin } from "vite";
import { readOperations } from "./operations.ts";

/** The file of a build that lists its operations: an object of texts by their ids. */
export const PERSISTED_DOCUMENTS_FILE = "persisted-documents.json";

/** Adds to a build the list of all operations that its pages send, so that a server knows them beforehand. */
export function persistedDocuments(): Plugin {
  return {
    name: "gongkai:persisted-documents",
    apply: "build",
    generateBundle() {
      const texts = readOperations().map(({ id, text }) => [id, text] as const);
      this.emitFile({
        type: "asset",
        fileName: PERSISTED_DOCUMENTS_FILE,
        source: `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`,
      });
    },
  };
}
