#!/usr/bin/env node
/** Runs the `gongkai` command from a checkout; arguments, paths and exit status pass through. */
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./run-pnpm.mjs";
import { registerTypeScript } from "./typescript.mjs";

await ensureInstalled();
process.env.GONGKAI_DATA ??= join(root, ".gongkai");
// npm runs scripts in the repository's root; the paths people type are relative to where they stand.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
await registerTypeScript();
await import("../apps/ingest/src/main.ts");
