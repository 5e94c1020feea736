import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
const version = packageManager.replace(/^pnpm@/, "");
const shell = process.platform === "win32";

function installedMajor() {
  const { status, stdout } = spawnSync("pnpm", ["--version"], { cwd: root, encoding: "utf8", shell });
  return status === 0 ? stdout.trim().split(".")[0] : null;
}

/**
 * Runs pnpm, in the version this repository is built with, in the repository's root: a matching `pnpm` on the
 * PATH, else through npx. Resolves to its exit status.
 */
export function runPnpm(args, { stdio = "inherit" } = {}) {
  // --yes: without it npx refuses to fetch anything where there is no terminal to ask.
  const [command, ...first] =
    installedMajor() === version.split(".")[0] ? ["pnpm"] : ["npx", "--yes", `pnpm@${version}`];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio,
    shell,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
