import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundleGongkai } from "../../proof/bundle-gongkai.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The bundled command. */
    readonly gongkai: string;
  }
}

/**
 * Bundles the command once for all test files: tests start it some two hundred times, and from its source every start takes more
 * than a second. Gives what removes the bundle again.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-command-"));
  project.provide("gongkai", await bundleGongkai(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
