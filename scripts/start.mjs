#!/usr/bin/env node
/** Starts the platform: installs what is missing, loads the sample data the first time, serves. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./run-pnpm.mjs";
import { registerTypeScript } from "./typescript.mjs";

await ensureInstalled();
process.env.GONGKAI_DATA ??= join(root, ".gongkai");
const sampleMarker = join(process.env.GONGKAI_DATA, "sample-offered");

// A database of one's own is never filled with invented agencies unasked.
if (!process.env.DATABASE_URL && !existsSync(sampleMarker)) {
  const arguments_ = [join(root, "scripts/gongkai.mjs"), "sample", "--first-time"];
  const { status } = spawnSync(process.execPath, arguments_, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(sampleMarker, "The synthetic sample reports were offered to this database once.\n");
}
await registerTypeScript();
await import("../apps/server/src/main.ts");
