#!/usr/bin/env node
/**
 * Runs every test of every package and the house tests, and adds them up into one closing line. Skipped tests
 * are named with it, because a skip must not pass unseen.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root, runPnpm } from "./run-pnpm.mjs";
import { keepTemporaryFilesInMemory } from "./test-folder.mjs";

const RESULTS = ".results/vitest.json";
const folders = ["packages", "apps"].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => join(root, group, name)),
);
const resultFiles = [join(root, "tests"), ...folders].map((folder) => join(folder, RESULTS));

await ensureInstalled();
for (const file of resultFiles) rmSync(file, { force: true });
keepTemporaryFilesInMemory();

// Two packages at once: a suite runs one file after the other and waits for servers much of its time.
const packagesStatus = await runPnpm(["exec", "turbo", "run", "test", "--continue", "--concurrency=2"]);
const houseStatus = await runPnpm(["exec", "vitest", "run", "--config", "tests/vitest.config.ts"]);

const results = resultFiles.filter(existsSync).map((file) => JSON.parse(readFileSync(file, "utf8")));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const skipped = results
  .flatMap((result) => result.testResults)
  .flatMap((file) => file.assertionResults)
  .filter(({ status }) => status === "pending" || status === "skipped" || status === "todo");
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
console.log(`${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed, ${skipped.length} skipped`);
process.exitCode = packagesStatus || houseStatus;
