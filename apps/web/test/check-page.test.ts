import { text } from "node:stream/consumers";
import { profileAgency } from "@gongkai/agencies";
import { checkSource, renderJson } from "@gongkai/check";
import { generateReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import type { Download, Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { problemsOf } from "./support/problems-of.ts";

const FAULTY = generateReport({
  seed: 7,
  year: 2022,
  layout: "B",
  habits: { filledColumns: "all" },
  faults: ["breaks-balance"],
});

interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const REPORT: TestFile = { name: "report.txt", mimeType: "text/plain", buffer: Buffer.from(FAULTY.text) };

async function drop(page: Page, ...files: readonly TestFile[]): Promise<void> {
  await page.locator("input[type=file]").setInputFiles([...files]);
}

async function contentOf(download: Download): Promise<string> {
  return text(await download.createReadStream());
}

/** The addresses of everything that a page has fetched, as the browser itself lists them. */
async function fetchedBy(page: Page): Promise<string> {
  const names = () => performance.getEntriesByType("resource").map(({ name }) => name);
  return (await page.evaluate(names)).join("\n");
}

/** The page has fetched all that it fetches by itself: the code of its worker, and whether the data is made up. */
async function isReady(page: Page): Promise<void> {
  await expect.poll(() => fetchedBy(page)).toContain("/check-worker-");
  await page.getByRole("complementary", { name: "样例数据" }).waitFor();
}

describePages("the check page", (open, openApart) => {
  test("finds what is wrong in a dropped file, without a request and without a network", async () => {
    const page = await openApart("/check");
    await isReady(page);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.context().setOffline(true);
    await drop(page, REPORT);
    await page.getByRole("heading", { name: "核对结果", exact: true }).waitFor();
    await page.getByText("核对期间发出的网络请求：0 个").waitFor();
    await page.locator("li", { hasText: "有错误" }).waitFor();
    await page.locator("article h1", { hasText: FAULTY.truth.agency.name }).waitFor();
    await page
      .locator("article code", { hasText: /^requests-balance$/ })
      .first()
      .waitFor();
    expect(requests).toEqual([]);
  });

  test("saves the report of the check, and the data that the command gives", async () => {
    const page = await open("/check", { language: "en" });
    await drop(page, REPORT);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as web page (HTML)" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("check report.html");
    expect(await contentOf(saved)).toMatch(/^<!doctype html>[\s\S]*requests-balance/);
    const savingData = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as data (JSON)" }).click();
    const source = readDocument(REPORT.name, REPORT.buffer);
    const result = checkSource(source, { agencyOf: (report) => profileAgency(report, source) });
    expect(result.counts.failures.error).toBeGreaterThan(0);
    expect(await contentOf(await savingData)).toBe(`${renderJson(result)}\n`);
  });

  test("checks what is pasted, by keyboard, and follows a number of a cell to its finding", async () => {
    const page = await open("/check", { width: 360 });
    await page.getByLabel("或者粘贴报告全文").fill(FAULTY.text);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("h2:focus", { hasText: "核对结果" }).waitFor();
    await page.locator("article sup a").first().click();
    const reached = () => document.activeElement?.shadowRoot?.activeElement?.className;
    await expect.poll(() => page.evaluate(reached)).toContain("finding");
  });

  test("takes the tables of a copied page along", async () => {
    const page = await open("/check");
    const box = page.getByLabel("或者粘贴报告全文");
    await box.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", "<table><tr><td>1</td><td></td></tr></table>");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    });
    await box.fill("1\t");
    await page.getByText("已带上复制内容里的表格。").waitFor();
  });

  test("reads PDF, says of each file that holds no report what to do, and checks the others", async () => {
    const page = await open("/check", { language: "en" });
    const printed = await page.context().newPage();
    await printed.setContent("<p>Minutes of a meeting</p>");
    const pdf = { name: "minutes.pdf", mimeType: "application/pdf", buffer: await printed.pdf() };
    await printed.close();
    const archive = {
      name: "reports.rar",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("Rar!\u001a"),
    };
    await drop(page, pdf, archive, REPORT);
    const line = (name: string) => page.locator("li", { hasText: name });
    await line("minutes.pdf").getByText("Make sure that it is the whole report").waitFor();
    await line("reports.rar").getByText("unpack archives first").waitFor();
    await line("report.txt").getByText("Errors", { exact: true }).waitFor();
  });

  test("keeps addresses within a phone, codes whole, and breaks no word of a heading", async () => {
    const page = await open("/check", { language: "en", width: 360 });
    // A fee that is no number is a reading problem, whose text has the address of the cell.
    const unreadable = FAULTY.text.replace(/(行政事业性收费 \| )[\d.]+/, "$1约7左右");
    await drop(page, { ...REPORT, buffer: Buffer.from(unreadable) });
    const problem = page.locator("article .list tr", { hasText: "fees.administrativeFees" });
    await problem.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const code = problem.locator("code", { hasText: "number-malformed" });
    expect(await code.evaluate((element) => element.getClientRects().length)).toBe(1);
    // Told not to break within words, a heading with a word that is too long for it is wider than its place.
    const broken = await page.locator("article .form th").evaluateAll((headings) =>
      headings.flatMap((heading) => {
        if (!(heading instanceof HTMLElement)) return [];
        heading.style.overflowWrap = "normal";
        return heading.scrollWidth > heading.clientWidth ? [heading.textContent] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  test("compares two years of one agency that are given together", async () => {
    const page = await open("/check");
    const before = generateReport({ seed: 7, year: 2021, layout: "B" });
    await drop(page, REPORT, { ...REPORT, name: "before.txt", buffer: Buffer.from(before.text) });
    await page.locator("article th", { hasText: "上年报告" }).waitFor();
  });

  test("loads the parser on no other page", async () => {
    for (const [address, role] of [
      ["/", "figure"],
      ["/search", "article"],
    ] as const) {
      const page = await open(address);
      await page.getByRole(role).first().waitFor();
      expect(await fetchedBy(page)).not.toMatch(/parser|check|pdf/);
      expect(page.workers()).toEqual([]);
    }
    const page = await open("/check");
    await isReady(page);
    expect(page.workers()).toHaveLength(1);
  });

  test("has nothing that axe objects to", async () => {
    const page = await open("/check");
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await problemsOf(page)).toEqual([]);
    await drop(page, REPORT);
    await page.locator("article h1").waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
