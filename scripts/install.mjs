import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runPnpm } from "./run-pnpm.mjs";

const OLDEST_NODE = [20, 19];

/** What the installed packages follow from; unchanged since the last install means nothing to do. */
function inputHash() {
  const hash = createHash("sha256").update(process.version);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Installs the packages when the lock file changed since they were last installed, or never were. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`gongkai needs Node ${OLDEST_NODE.join(".")} or later; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const marker = join(root, "node_modules", ".installed-from");
  const hash = inputHash();
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash) return;
  // On standard error, so that a command's own output stays clean.
  console.error("Installing packages (first run, or the lock file changed) …");
  const status = await runPnpm(["install", "--frozen-lockfile", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) {
    console.error(
      "The packages could not be installed. Check the network and the npm registry, then try again.",
    );
    process.exit(status);
  }
  writeFileSync(marker, hash);
}
