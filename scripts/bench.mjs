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
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * pdf.js finds its worker and its tables beside itself, so it stays where it is installed; the reader that looks for
 * those tables, and what looks for migrations, administrative codes and PGlite's worker, is told where it stood.
 */
const inPlace = {
  name: "in-place",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^pdfjs-dist\// }, ({ path, importer }) => ({
      path: pathToFileURL(createRequire(importer).resolve(path)).href,
      external: true,
    }));
    onLoad(
      {
        filter:
          /(read-pdf|apply-migrations|embedded-session|standard-tables|zstd-thread|fetch\/src\/options|software-version)\.ts$/,
      },
      ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll(
          "import.meta.url",
          JSON.stringify(pathToFileURL(path).href),
        ),
        loader: "ts",
      }),
    );
  },
};

const [file = "", ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gongkai-bench-"));

/** Bundles a file into the folder; returns the bundle and the files that are in it. */
async function bundleFile(entry) {
  const outfile = join(folder, `${basename(entry, ".ts")}.mjs`);
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    metafile: true,
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
  return { outfile, inputs: Object.keys(metafile.inputs) };
}

try {
  const { outfile: bundle, inputs } = await bundleFile(file);
  // A thread is started from the file beside the one that starts it.
  const starter = inputs.find((input) => input.endsWith("pipeline/src/reader-thread.ts"));
  if (starter !== undefined) await bundleFile(join(dirname(starter), "reader-worker.ts"));
  const { status } = spawnSync(process.execPath, [bundle, ...rest], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
