#!/usr/bin/env node
/** Starts the platform: installs what is missing, loads the sample data the first time, builds the web app, serves. */
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureWebBuilt } from "./build-web.mjs";
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

/** How soon it is noticed that nobody is there any more who asked for the platform, in milliseconds. */
const NOTICE_MILLISECONDS = 500;

/**
 * Stops in order when the shell is gone that npm runs this script in: npm hands SIGTERM to that shell, which ends and hands it to
 * nobody.
 */
function stopWithShell() {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, NOTICE_MILLISECONDS);
  timer.unref();
}

if (process.env.npm_lifecycle_event === "start") stopWithShell();
await ensureInstalled();
const sampleMarker = join(useCheckoutData(), "sample-offered");

// A database of one's own is never filled with invented agencies unasked.
if (!process.env.DATABASE_URL && !existsSync(sampleMarker)) {
  const status = await runToEnd(join(root, "scripts/gongkai.mjs"), ["sample", "--first-time"]);
  if (status !== 0) process.exit(status);
  writeFileSync(sampleMarker, "The synthetic sample reports were offered to this database once.\n");
}
const web = ensureWebBuilt();
if (web !== null) {
  process.env.GONGKAI_WEB ||= web.folder;
  process.env.GONGKAI_DOCUMENT_MANIFEST ||= web.manifest;
}
await registerTypeScript();
await import("../apps/server/src/main.ts");
