import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const SOURCES = join(import.meta.dirname, "../src");

/** Where threads are started from: their code is bundled as well, beside what starts it. */
const THREADS = /[/\\]packages[/\\]pipeline[/\\]/;

/** Counts how often each failpoint is passed, and writes that down when the process ends by itself. */
const COUNTING = `
import { writeFileSync } from "node:fs";
const passed = {};
export const failpoint = (name) => { passed[name] = (passed[name] ?? 0) + 1; };
process.on("exit", () => writeFileSync(process.env.GONGKAI_FAILPOINT_COUNTS, JSON.stringify(passed)));
`;

/** The file that defines the failpoints, with one that counts in place of the one that kills. */
function countingFailpoint(source: string): string {
  const end = source.indexOf("/** A place at which a test can kill the process. */");
  if (end < 0) throw new Error("failpoint.ts is not what it was: the harness cannot count its failpoints.");
  return `${source.slice(0, end)}${COUNTING}`;
}

/**
 * What finds files beside itself is told where it stood before it was bundled, but for the pipeline, whose thread is bundled as
 * well; pdf.js stays where it is installed.
 */
function inPlace(isCounting: boolean): Plugin {
  return {
    name: "in-place",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^pdfjs-dist\// }, ({ path, importer }) => ({
        path: pathToFileURL(createRequire(importer).resolve(path)).href,
        external: true,
      }));
      onLoad({ filter: /[/\\]packages[/\\].*\.ts$/ }, ({ path }) => {
        if (THREADS.test(path)) return undefined;
        const source = readFileSync(path, "utf8");
        const isReplaced = isCounting && path.endsWith("failpoint.ts");
        const contents = (isReplaced ? countingFailpoint(source) : source).replaceAll(
          "import.meta.url",
          JSON.stringify(pathToFileURL(path).href),
        );
        return { contents, loader: "ts" };
      });
    },
  };
}

/** Settings of {@link bundleGongkai}. */
export interface BundleOptions {
  /**
   * Has the command count the failpoints that it passes, into the file that GONGKAI_FAILPOINT_COUNTS names, in place of being
   * killed at one of them.
   */
  readonly isCounting?: boolean;
}

/**
 * Bundles the `gongkai` command and the code of its threads into a folder, so that it starts in a fraction of the time that it
 * takes from a checkout. Gives the path of the file to run.
 */
export async function bundleGongkai(
  folder: string,
  { isCounting = false }: BundleOptions = {},
): Promise<string> {
  await build({
    entryPoints: {
      gongkai: join(SOURCES, "main.ts"),
      // A thread is started from the file beside the one that starts it.
      "reader-worker": join(SOURCES, "../../../packages/pipeline/src/reader-worker.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    plugins: [inPlace(isCounting)],
    // Packages written for require() find it here.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
  });
  return join(folder, "gongkai.mjs");
}
