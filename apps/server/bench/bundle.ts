import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/** Leaves packages of others where they are installed, so that each is loaded once, as a published program loads them. */
const installedPackages: Plugin = {
  name: "installed-packages",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./#]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === installedPackages || kind === "entry-point") return undefined;
      if (path.startsWith("node:") || path.startsWith("@gongkai/")) return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: installedPackages });
      if (found.errors.length > 0 || found.namespace !== "file" || found.external) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

/** Tells sources that look for files beside themselves where they stood. */
const sourcesInPlace: Plugin = {
  name: "sources-in-place",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return {
        contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
        loader: "ts",
      };
    });
  },
};

/** Compiles a program and the workspace's packages that it imports into one file. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    plugins: [installedPackages, sourcesInPlace],
  });
}
