import { readFileSync } from "node:fs";

function readVersion(): string {
  // Beside `src` as well as beside `dist`; the package's own file always has a version.
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** The version of this software. */
export const SOFTWARE_VERSION = readVersion();
