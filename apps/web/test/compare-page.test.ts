import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { findReport } from "./support/find-report.ts";
import { problemsOf } from "./support/problems-of.ts";

const AGENCY = "岚稷市人力资源和社会保障局";
/** Has two versions of its report of 2023; see `store-sample.ts`. */
const CORRECTED = "云岭省教育厅";

async function comparisonOf(first: number, second: number): Promise<string> {
  const [before, after] = await Promise.all([findReport(AGENCY, first), findReport(AGENCY, second)]);
  return `/compare?before=${before.report_id}&after=${after.report_id}`;
}

async function isCompared(page: Page): Promise<void> {
  await page.locator("mark").first().waitFor();
}

describePages("the compare page", (open) => {
  test("finds an agency by pinyin and lays its last two years side by side", async () => {
    const page = await open("/compare");
    const chooser = page.getByRole("group", { name: "后一份" });
    await chooser.getByRole("searchbox").fill("lanjishirenliziyuan");
    await chooser.getByRole("button", { name: AGENCY }).click();
    await page.getByRole("heading", { level: 1, name: `${AGENCY} 2022 年 与 2023 年` }).waitFor();
    await page.getByRole("group", { name: "前一份" }).getByRole("combobox").selectOption("2021 年");
    await page.getByRole("heading", { level: 1, name: "2021 年 与 2023 年" }).waitFor();
    await expect.poll(() => page.title()).toBe(`${AGENCY} 2021 年 与 2023 年 · 公开`);
    await page.getByRole("button", { name: "前后对调" }).click();
    await page.getByRole("heading", { level: 1, name: "2023 年 与 2021 年" }).waitFor();
  });

  test("shows both numbers and the change in the official tables, or the changes alone", async () => {
    const page = await open(await comparisonOf(2022, 2023));
    const row = page.getByRole("row", { name: /^一、本年新收/ });
    await expect.poll(() => row.getByRole("cell").last().textContent()).toBe("440-44");
    await page.getByText("只列变化").click();
    await page.waitForURL("**/compare?*show=changes*");
    const changes = page.getByRole("table", { name: "收到和处理申请情况表" });
    const cells = changes
      .getByRole("row", { name: /^一、本年新收政府信息公开申请数量 · 总计/ })
      .getByRole("cell");
    await expect.poll(() => cells.allTextContents()).toEqual(["44", "0", "-44 (-100%)"]);
  });

  test("writes the unit of money behind a change too, and says that the reports are invented", async () => {
    const page = await open(`${await comparisonOf(2022, 2023)}&show=changes`);
    await page.getByRole("main").getByText("虚构样例", { exact: true }).waitFor();
    const fees = page.getByRole("row", { name: /^行政事业性收费/ }).getByRole("cell");
    await expect.poll(() => fees.last().textContent()).toMatch(/^[+-][\d,.]+元( |$)/);
    const { agency_id: id } = await findReport(AGENCY);
    await page.goto(`/compare?agency=${id}`);
    await page.getByRole("main").getByText("虚构样例", { exact: true }).waitFor();
    const amounts = page.getByRole("row", { name: /^行政事业性收费 · 本年收费金额/ }).getByRole("cell");
    await expect.poll(() => amounts.last().textContent()).toMatch(/^[\d,.]+元[+-][\d,.]+元$/);
  });

  test("says where the forms of two years cannot be compared", async () => {
    const page = await open(await comparisonOf(2020, 2021));
    const table = page.getByRole("table", { name: "格式不同或不能对照的项目" });
    const row = table.getByRole("row", { name: /^规章 · 本年新公开数量/ });
    await expect.poll(() => row.getByRole("cell").allTextContents()).toEqual(["0", "格式无此项", "不可比"]);
    const split = table.getByRole("row", { name: /（六）其他处理 · 总计/ });
    await expect.poll(() => split.getByRole("cell").allTextContents()).toEqual(["1", "1", "相同"]);
  });

  test("marks what differs in the texts and what was taken over", async () => {
    const page = await open(await comparisonOf(2022, 2023));
    await isCompared(page);
    const section = page
      .locator("section", { has: page.locator("h3", { hasText: "存在的主要问题" }) })
      .last();
    await expect.poll(() => section.locator("del").first().textContent()).toBe("2022");
    await expect.poll(() => section.locator("ins").first().textContent()).toBe("2023");
    await section.locator("h3 small", { hasText: /^相似度 \d+(\.\d)?%（不计数字）$/ }).waitFor();
    await page.getByText("原样沿用").first().waitFor();
  });

  test("compares two versions of a report", async () => {
    const { report_id: id } = await findReport(CORRECTED);
    const page = await open(`/reports/${id}`);
    await page.getByRole("link", { name: "并排比较" }).click();
    await page.getByRole("heading", { level: 1, name: /存入的版本/ }).waitFor();
    const row = page.getByRole("row", { name: /^一、本年新收/ });
    await expect.poll(() => row.getByRole("cell").last().textContent()).toBe("3222-10");
  });

  test("shows an agency over the years, with the change of each number", async () => {
    const { agency_id: id } = await findReport(AGENCY);
    const page = await open(`/compare?agency=${id}`, { language: "en", width: 360 });
    const table = page.getByRole("table", { name: /^Table of requests received and processed/ });
    const received = table.getByRole("row", { name: /^Requests received/ }).getByRole("cell");
    await expect.poll(() => received.last().textContent()).toBe("0-44");
    await page.getByLabel("Applicant", { exact: true }).selectOption("Natural persons");
    await page.waitForURL("**/compare?*applicant=naturalPerson*");
    await expect.poll(() => received.last().textContent()).toBe("0-36");
    await page.getByRole("link", { name: "compare 2022 with 2023" }).click();
    await page.getByRole("heading", { level: 1, name: "2022 and 2023" }).waitFor();
  });

  test("fits on A4 when printed, without what is only for the screen", async () => {
    const page = await open(await comparisonOf(2022, 2023));
    await isCompared(page);
    await page.emulateMedia({ media: "print" });
    // 210 mm less the margins of the page.
    await page.setViewportSize({ width: 688, height: 1000 });
    await page.getByRole("button", { name: "打印" }).waitFor({ state: "hidden" });
    const right = () =>
      page
        .locator("main table")
        .evaluateAll((tables) => Math.max(...tables.map((table) => table.getBoundingClientRect().right)));
    await expect.poll(right).toBeLessThanOrEqual(688);
  });

  test("says that there is nothing to compare", async () => {
    const page = await open("/compare?before=nothing&after=nobody");
    await page.getByText("没有可比的报告").waitFor();
  });

  test("has nothing that axe objects to, of two reports", async () => {
    const page = await open(await comparisonOf(2020, 2021));
    await isCompared(page);
    expect(await problemsOf(page)).toEqual([]);
  });

  test("has nothing that axe objects to, of an agency over the years", async () => {
    const { agency_id: id } = await findReport(AGENCY);
    const page = await open(`/compare?agency=${id}`);
    await page.locator("caption").last().waitFor();
    await page.locator('section[aria-busy="false"]').waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
