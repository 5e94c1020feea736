#!/usr/bin/env node
/**
 * Runs a benchmark: bundles the TypeScript file given with everything it imports and runs the bundle. What is
 * measured is then the code that a published package runs. The loader that runs the workspace's TypeScript gives
 * every inner function its name at run time, which costs a tenth of a parse.
 *
 *     node scripts/bench.mjs FILE [ARGUMENT…]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * pdf.js finds its worker and its tables beside itself, so it stays where it is installed; the reader that looks for
 * those tables, and what looks for migrations and PGlite's worker, is told where it stood.
 */
const inPlace = {
  name: "in-place",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^pdfjs-dist\// }, ({ path, importer }) => ({
      path: pathToFileURL(createRequire(importer).resolve(path)).href,
      external: true,
    }));
    onLoad({ filter: /(read-pdf|apply-migrations|embedded-session)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
};

const [file = "", ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
const bundle = join(folder, `${basename(file, ".ts")}.mjs`);
try {
  await build({
    entryPoints: [file],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    plugins: [inPlace],
    // Packages written for require() find it here.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
  });
  const { status } = spawnSync(process.execPath, [bundle, ...rest], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
