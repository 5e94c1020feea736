#!/usr/bin/env node
/** Runs the `gongkai` command from a checkout; arguments, paths and exit status pass through. */
import { callerFolder, registerTypeScript, useCheckoutData } from "./checkout.mjs";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
useCheckoutData();
process.chdir(callerFolder);
await registerTypeScript();
await import("../apps/ingest/src/main.ts");
