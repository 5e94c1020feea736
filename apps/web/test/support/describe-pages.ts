import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject } from "vitest";
import { DESK, showAs, type View } from "./views.ts";

/** What Chromium writes of a request that a test breaks off. */
const BROKEN_OFF = "net::ERR_FAILED";

/** An address of the site at which no page is drawn and nothing is fetched. */
const NO_PAGE = "/health";

/** What the browser looks for there by itself. */
const ICON = "/favicon.ico";

/** Opens a page of the site, as a new visitor. */
export type OpenPage = (address: string, view?: Partial<View>) => Promise<Page>;

/**
 * Declares tests of pages, which are given what opens them: `open` in a window that all of these tests use, one after the other, which is
 * quick; `openApart` in a browser of its own, for tests that change more than what a page shows and remembers. They are skipped where
 * there is no Chromium. A page that writes an error to the console, as it does when the policy of the server refuses something, fails
 * its test.
 */
export function describePages(name: string, declare: (open: OpenPage, openApart: OpenPage) => void): void {
  const site = inject("site");
  if (site === null) {
    const fail = async () => {
      throw new Error("There is no Chromium.");
    };
    describe.skip(`${name} (skipped: there is no Chromium; CHROMIUM_PATH says where one is)`, () =>
      declare(fail, fail));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let shared: Page;
    const apart: Page[] = [];
    const complaints: string[] = [];

    async function openWindow(): Promise<Page> {
      const context = await browser.newContext({ baseURL: site?.url ?? "", reducedMotion: "reduce" });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        const text = message.text();
        const isExpected = text.includes(BROKEN_OFF) || message.location().url.endsWith(ICON);
        if (message.type() === "error" && !isExpected) complaints.push(text);
      });
      return page;
    }

    async function visit(page: Page, address: string, view: Partial<View>): Promise<Page> {
      const { language = "zh", colours = "light", width = DESK } = view;
      await showAs(page, { colours, width });
      const separator = address.includes("?") ? "&" : "?";
      await page.goto(language === "zh" ? address : `${address}${separator}lang=${language}`);
      return page;
    }

    /** Ends the page, so that it does nothing more, and what it remembers. */
    async function leave(page: Page): Promise<void> {
      await page.goto(NO_PAGE);
      await page.evaluate(() => localStorage.clear());
    }

    beforeAll(async () => {
      browser = await chromium.connect(site.browser);
      shared = await openWindow();
    });
    afterEach(async () => {
      await Promise.all([leave(shared), ...apart.splice(0).map((page) => page.context().close())]);
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(() => browser?.close());

    declare(
      (address, view = {}) => visit(shared, address, view),
      async (address, view = {}) => {
        const page = await openWindow();
        apart.push(page);
        return visit(page, address, view);
      },
    );
  });
}
