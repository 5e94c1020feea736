import { createRequire } from "node:module";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";

/** What a browser loads for the page, by the name of the file. Names follow from contents. */
export interface PageBundle {
  readonly files: ReadonlyMap<string, Buffer>;
  /** The names of the files that the page itself names. */
  readonly script: string;
  readonly style: string;
}

/** Puts the page and the packages that it needs together, as esbuild does; takes about a second. */
export async function bundlePage(): Promise<PageBundle> {
  const { build } = await import("esbuild");
  // A source beside sources, and JavaScript beside JavaScript.
  const page = fileURLToPath(new URL(`./page${extname(import.meta.url)}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: { page, style: createRequire(import.meta.url).resolve("graphiql/style.css") },
    entryNames: "[name]-[hash]",
    outdir: "graphiql",
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]));
  const named = (pattern: RegExp) => [...files.keys()].find((name) => pattern.test(name)) ?? "";
  return { files, script: named(/^page-.*\.js$/), style: named(/^style-.*\.css$/) };
}
