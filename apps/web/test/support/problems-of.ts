import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { showAs, VIEWS, type View } from "./views.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Turns to a view of a page that is drawn, as its visitor can. */
async function turnTo(page: Page, { language, ...view }: View): Promise<void> {
  await showAs(page, view);
  if (!(await page.locator("html").getAttribute("lang"))?.startsWith(language)) {
    // An open dialog keeps everything else from being clicked.
    await page.locator("header button[lang]").first().dispatchEvent("click");
  }
  await page.locator(`html[lang^="${language}"]`).waitFor();
  // Charts are drawn anew when they have been measured, which is between two frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * What is wrong with a page as it stands, in both languages and both colours, on a phone and at a desk: what axe finds, and where it
 * is wider than its window.
 */
export async function problemsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const problems: string[] = [];
  for (const view of VIEWS) {
    await turnTo(page, view);
    const found = await page.evaluate(async () => {
      // The script above defines it in the page.
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      const { scrollWidth, clientWidth } = document.documentElement;
      return [
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
        ...(scrollWidth > clientWidth ? [`${scrollWidth} pixels wide in a window of ${clientWidth}`] : []),
      ];
    });
    problems.push(...found.map((problem) => `${Object.values(view).join(", ")} px: ${problem}`));
  }
  return problems;
}
