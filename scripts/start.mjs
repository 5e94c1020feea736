#!/usr/bin/env node
/** Starts the platform: installs what is missing, loads the sample data the first time, serves. */
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerTypeScript, useCheckoutData } from "./checkout.mjs";
import { ensureInstalled } from "./install.mjs";
import { root } from "./run-pnpm.mjs";

/** Runs a script to its end. A signal is passed on, and ends us only when the script has ended. */
function runToEnd(script, operands) {
  const signals = ["SIGINT", "SIGTERM"];
  const passOn = (signal) => child.kill(signal);
  const child = spawn(process.execPath, [script, ...operands], { stdio: "inherit" });
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      for (const signal of signals) process.off(signal, passOn);
      resolve(code ?? 1);
    });
  });
}

await ensureInstalled();
const sampleMarker = join(useCheckoutData(), "sample-offered");

// A database of one's own is never filled with invented agencies unasked.
if (!process.env.DATABASE_URL && !existsSync(sampleMarker)) {
  const status = await runToEnd(join(root, "scripts/gongkai.mjs"), ["sample", "--first-time"]);
  if (status !== 0) process.exit(status);
  writeFileSync(sampleMarker, "The synthetic sample reports were offered to this database once.\n");
}
await registerTypeScript();
await import("../apps/server/src/main.ts");
