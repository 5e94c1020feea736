import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findChromium } from "./find-chromium.ts";
import { startSite } from "./start-site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the site of the test run is, and what visits it; null where there is no Chromium. */
    site: { readonly url: string; readonly browser: string } | null;
  }
}

/** Starts the site and one Chromium for all files of tests. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const executablePath = findChromium();
  if (executablePath === null) {
    project.provide("site", null);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "gongkai-web-"));
  const [site, browser] = await Promise.all([
    startSite(folder),
    // In containers, where the tests run as root, Chromium starts without its sandbox only.
    chromium.launchServer({ executablePath, chromiumSandbox: false }),
  ]);
  project.provide("site", { url: site.url, browser: browser.wsEndpoint() });
  return async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true });
  };
}
