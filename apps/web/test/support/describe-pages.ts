import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject } from "vitest";

/** How a page is looked at. */
export interface View {
  readonly language: "zh" | "en";
  readonly colours: "light" | "dark";
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

/** What Chromium writes of a request that a test breaks off. */
const BROKEN_OFF = "net::ERR_FAILED";

/** The width of a small phone, and of a desk. */
const PHONE = 360;
const DESK = 1280;

/** Both languages and both colours, on a phone and at a desk. */
export const VIEWS: readonly View[] = [
  { language: "zh", colours: "light", width: PHONE },
  { language: "zh", colours: "dark", width: DESK },
  { language: "en", colours: "light", width: DESK },
  { language: "en", colours: "dark", width: PHONE },
];

/** Opens a page of the site in a browser of its own, as a new visitor. */
export type OpenPage = (address: string, view?: Partial<View>) => Promise<Page>;

/**
 * Declares tests of pages, which are given what opens them. They are skipped where there is no Chromium. A page that writes an error to
 * the console, as it does when the policy of the server refuses something, fails its test.
 */
export function describePages(name: string, declare: (open: OpenPage) => void): void {
  const site = inject("site");
  if (site === null) {
    describe.skip(`${name} (skipped: there is no Chromium; CHROMIUM_PATH says where one is)`, () =>
      declare(async () => {
        throw new Error("There is no Chromium.");
      }));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    beforeAll(async () => {
      browser = await chromium.connect(site.browser);
    });
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(() => browser?.close());

    declare(async (address, { language = "zh", colours = "light", width = DESK } = {}) => {
      const context = await browser.newContext({
        baseURL: site.url,
        viewport: { width, height: 800 },
        colorScheme: colours,
        reducedMotion: "reduce",
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        const text = message.text();
        if (message.type() === "error" && !text.includes(BROKEN_OFF)) complaints.push(text);
      });
      const separator = address.includes("?") ? "&" : "?";
      await page.goto(language === "zh" ? address : `${address}${separator}lang=${language}`);
      return page;
    });
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is wrong with a page as it stands: what axe finds, and whether it is wider than its window. */
export async function problemsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // The script above defines it in the page.
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document);
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} pixels wide in a window of ${clientWidth}`] : []),
    ];
  });
}
