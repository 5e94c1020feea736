import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run-pnpm.mjs";

const WEB = join(root, "apps/web");
const FOLDER = join(WEB, "dist");
const MARKER = join(FOLDER, ".built-from");

/** Everything that the pages are built from: their own sources, those of the packages, and the versions of the libraries. */
function inputs() {
  const below = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name, "src"));
  return [join(WEB, "src"), join(WEB, "build"), ...packages]
    .filter(existsSync)
    .flatMap(below)
    .concat(join(WEB, "index.html"), join(WEB, "vite.config.ts"), join(root, "pnpm-lock.yaml"))
    .sort();
}

function inputHash() {
  const hash = createHash("sha256").update(process.version);
  for (const path of inputs()) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

/**
 * Builds the web app unless it was built from the sources as they are. Returns the folder of the build and its list of operations;
 * null when it could not be built, which leaves everything else usable.
 */
export function ensureWebBuilt() {
  const built = { folder: FOLDER, manifest: join(FOLDER, "persisted-documents.json") };
  const hash = inputHash();
  if (existsSync(MARKER) && readFileSync(MARKER, "utf8") === hash) return built;
  console.error("Building the web app (first run, or its sources changed) …");
  const vite = join(WEB, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: WEB,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) {
    console.error("The web app could not be built; the server starts without it.");
    return null;
  }
  writeFileSync(MARKER, hash);
  return built;
}
