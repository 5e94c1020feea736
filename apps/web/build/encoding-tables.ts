import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** Encodings of Chinese in Simplified script, and of the characters that are named by their numbers. */
const NEEDED = /^(?:Adobe-GB1|GB|UniGB).*\.bcmap$/;

/** The path of a table, beside whatever script asks for it. */
const ADDRESS = /\/cmaps\/([\w-]+\.bcmap)$/;

function findTables(): { readonly folder: string; readonly names: readonly string[] } {
  // The reader's package has the library.
  const documents = createRequire(import.meta.url).resolve("@gongkai/documents");
  const folder = join(dirname(createRequire(documents).resolve("pdfjs-dist/package.json")), "cmaps");
  return { folder, names: readdirSync(folder).filter((name) => NEEDED.test(name)) };
}

/**
 * Adds the tables by which pdf.js reads fonts that are not in the file, in `cmaps/` beside the scripts, where the reader of PDF
 * looks for them: to a build, and to what is served while the pages are worked on. They are fetched one by one, when a
 * document needs one.
 */
export function encodingTables(): Plugin {
  return {
    name: "gongkai:encoding-tables",
    configureServer({ middlewares }) {
      const { folder, names } = findTables();
      middlewares.use(({ url = "" }, response, next) => {
        const name = ADDRESS.exec(url)?.[1];
        if (name !== undefined && names.includes(name)) createReadStream(join(folder, name)).pipe(response);
        else next();
      });
    },
    generateBundle() {
      const { folder, names } = findTables();
      for (const name of names) {
        this.emitFile({
          type: "asset",
          fileName: `assets/cmaps/${name}`,
          source: readFileSync(join(folder, name)),
        });
      }
    },
  };
}
