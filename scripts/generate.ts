/**
 * Writes every generated file from the objects the code uses; with `--check` only says which are out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { generatedFiles, root } from "./generated-files.ts";

const isCheck = process.argv.includes("--check");
const stale: string[] = [];

for (const { path, content } of await generatedFiles()) {
  const current = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (current === content) continue;
  stale.push(relative(root, path));
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

if (stale.length > 0) {
  console.log(
    isCheck ? `Out of date: ${stale.join(", ")}. Run npm run gen.` : `Written: ${stale.join(", ")}.`,
  );
  if (isCheck) process.exitCode = 1;
}
