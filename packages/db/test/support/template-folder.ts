import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where files are put that test files of one process share. */
    readonly templateFolder: string;
  }
}

/** Makes the folder for a test run, and gives what removes it: the processes of tests are ended without being told. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-db-templates-"));
  project.provide("templateFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
