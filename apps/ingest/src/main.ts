#!/usr/bin/env node
import { findGongkaiError } from "@gongkai/schema";
import { createProgram } from "./program.ts";
import { printable } from "./terminal/printable.ts";

/** Commands that are there for what they print. The others store things, and go on when nobody reads any more. */
const PRINTING = new Set([
  "parse",
  "check",
  "findings",
  "uncertain",
  "resolve",
  "status",
  "search",
  "list",
  "show",
  "verify",
]);

let isPrinting = false;
const program = createProgram().hook("preAction", (_, action) => {
  isPrinting = PRINTING.has(action.name());
});

// The reader of our output, such as `head`, may have had enough. That is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  if (isPrinting) process.exit(0);
});

try {
  await program.parseAsync();
} catch (thrown) {
  // A known error is a sentence for the user; anything else is a fault of ours and needs its trace.
  const error = findGongkaiError(thrown);
  if (error === null) throw thrown;
  process.stderr.write(`gongkai: ${printable(error.message)}\n`);
  process.exitCode = 1;
}
