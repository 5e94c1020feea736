import { text } from "node:stream/consumers";
import { profileAgency } from "@gongkai/agencies";
import { checkSource, renderJson } from "@gongkai/check";
import { generateReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import type { Download, Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePages, problemsOf, VIEWS } from "./support/describe-pages.ts";

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

/** The page has fetched all that it fetches by itself, its worker too. */
async function whenReady(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

describePages("the check page", (open) => {
  test("finds what is wrong in a dropped file, without a request and without a network", async () => {
    const page = await open("/check");
    await whenReady(page);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.context().setOffline(true);
    await drop(page, REPORT);
    await page.getByRole("heading", { name: "核对结果", exact: true }).waitFor();
    await page.getByText("核对期间发出的网络请求：0 个").waitFor();
    await page.locator("li", { hasText: "有错误" }).waitFor();
    expect(await page.locator("article h1").textContent()).toContain(FAULTY.truth.agency.name);
    expect(await page.locator("article code", { hasText: /^requests-balance$/ }).count()).toBeGreaterThan(0);
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
    const heading = page.getByRole("heading", { name: "核对结果", exact: true });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.locator("article sup a").first().click();
    const reached = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
    expect(reached).toContain("finding");
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

  test("compares two years of one agency that are given together", async () => {
    const page = await open("/check");
    const before = generateReport({ seed: 7, year: 2021, layout: "B" });
    await drop(page, REPORT, { ...REPORT, name: "before.txt", buffer: Buffer.from(before.text) });
    await page.locator("article th", { hasText: "上年报告" }).waitFor();
  });

  test("loads the parser on no other page", async () => {
    const workers: string[] = [];
    for (const address of ["/", "/search", "/check"]) {
      const page = await open(address);
      await whenReady(page);
      workers.push(`${address} ${page.workers().length}`);
    }
    expect(workers).toEqual(["/ 0", "/search 0", "/check 1"]);
  });

  test.each(VIEWS)("has nothing that axe objects to: $language, $colours, $width px", async (view) => {
    const page = await open("/check", view);
    expect(await problemsOf(page)).toEqual([]);
    await drop(page, REPORT);
    await page.locator("article h1").waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
