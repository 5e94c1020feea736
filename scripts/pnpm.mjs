#!/usr/bin/env node
/** Runs pnpm with the arguments given, after installing what is missing. */
import { ensureInstalled } from "./install.mjs";
import { runPnpm } from "./run-pnpm.mjs";

await ensureInstalled();
process.exitCode = await runPnpm(process.argv.slice(2));
