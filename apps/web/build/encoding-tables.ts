import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** Encodings of Chinese in Simplified script, and of the characters that are named by their numbers. */
const NEEDED = /^(?:Adobe-GB1|GB|UniGB).*\.bcmap$/;

/**
 * Adds to a build the tables by which pdf.js reads fonts that are not in the file, in `cmaps/` beside the scripts, where
 * the reader of PDF looks for them. They are fetched one by one, when a document needs one.
 */
export function encodingTables(): Plugin {
  return {
    name: "gongkai:encoding-tables",
    apply: "build",
    generateBundle() {
      // The reader's package has the library.
      const documents = createRequire(import.meta.url).resolve("@gongkai/documents");
      const folder = join(dirname(createRequire(documents).resolve("pdfjs-dist/package.json")), "cmaps");
      for (const name of readdirSync(folder).filter((each) => NEEDED.test(each))) {
        this.emitFile({
          type: "asset",
          fileName: `assets/cmaps/${name}`,
          source: readFileSync(join(folder, name)),
        });
      }
    },
  };
}
