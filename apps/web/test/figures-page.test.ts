import { buffer } from "node:stream/consumers";
import { EDITIONS, formCells } from "@gongkai/schema";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findMeasure, searchMeasures } from "../src/pages/figures/measures.ts";
import { describePages } from "./support/describe-pages.ts";
import { problemsOf } from "./support/problems-of.ts";

describe("the measures of the figures page", () => {
  test.each(EDITIONS)("has every cell of the form of %s", (edition) => {
    const missing = formCells(edition).filter(
      ({ address }) => findMeasure(address)?.editions.includes(edition) !== true,
    );
    expect(missing.map(({ address }) => address)).toEqual([]);
  });

  test("are found by words of their labels in either language, in any order", () => {
    const addresses = (query: string) =>
      searchMeasures(query).flatMap(({ rows }) =>
        rows.flatMap(({ measures }) => measures.map((each) => each.address)),
      );
    expect(addresses("国家秘密 自然人")).toEqual(["requests/processed.denied.stateSecret/naturalPerson"]);
    expect(addresses("natural STATE secret")).toEqual([
      "requests/processed.denied.stateSecret/naturalPerson",
    ]);
    expect(addresses("量子")).toEqual([]);
  });
});

/** The lines of the table, cell by cell, as they are read. */
async function tableOf(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator("main table tbody tr:has(td)").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

function parametersOf(page: Page): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

describePages("the figures page", (open) => {
  test("shows a chart, and a table in which every figure has its number of reports", async () => {
    const page = await open("/figures");
    await page.getByRole("figure", { name: "一、本年新收政府信息公开申请数量：平均" }).waitFor();
    await expect
      .poll(async () => (await tableOf(page)).map(([year]) => year))
      .toEqual(["2019", "2020", "2021", "2022", "2023"]);
    expect((await tableOf(page)).every(([, n]) => /^\d+ \/ \d+$/.test(n ?? ""))).toBe(true);
    await expect.poll(() => page.title()).toContain("一、本年新收政府信息公开申请数量");
  });

  test("takes measures, groups and filters, and keeps all of it in the address", async () => {
    const page = await open("/figures");
    await page.getByText("选择指标", { exact: true }).click();
    await page.getByRole("searchbox", { name: "按表格上的文字查找" }).fill("不予公开 总计");
    await page.getByRole("group", { name: "（三）不予公开", exact: true }).getByLabel("总计").check();
    await page.getByRole("button", { name: "去掉“一、本年新收政府信息公开申请数量”" }).click();
    await page.getByLabel("再分").selectOption("LEVEL");
    await page.getByText("占比", { exact: true }).click();
    await page.getByText("筛选", { exact: true }).click();
    await page.getByRole("group", { name: "年份" }).getByLabel("2022").check();
    await page.getByRole("figure", { name: "（三）不予公开：占“（七）总计”的比例" }).waitFor();
    await expect
      .poll(() => parametersOf(page))
      .toEqual({
        measures: "requests/processed.denied/total",
        by: "year,level",
        show: "share",
        years: "2022",
      });
    await expect
      .poll(async () => (await tableOf(page)).map(([year, level]) => `${year} ${level}`))
      .toEqual(["2022 省级", "2022 地市级", "2022 县级", "2022 乡级"]);
    const rows = await tableOf(page);
    await page.reload();
    await expect.poll(() => tableOf(page)).toEqual(rows);
    expect(rows.every(([, , , share]) => share?.endsWith("%"))).toBe(true);
    expect(rows.filter(([, , n]) => n?.includes("样本小"))).not.toEqual([]);
  });

  test("works in English, on a phone, by keyboard", async () => {
    const page = await open("/figures", { language: "en", width: 360 });
    await page.locator("summary", { hasText: "Choose measures" }).press("Enter");
    await page.getByRole("searchbox", { name: "Find by the words of the form" }).fill("without prior upheld");
    await page.getByRole("checkbox", { name: "Upheld" }).press("Space");
    await page.getByRole("radio", { name: "Mean" }).press("ArrowRight");
    await page.getByLabel("Group by").selectOption({ label: "Kind of agency" });
    const bars = page.getByRole("figure", {
      name: "Litigation without prior reconsideration · Upheld: Median",
    });
    await expect.poll(() => bars.getByRole("listitem").count()).toBeGreaterThan(5);
    await expect.poll(() => parametersOf(page)).toMatchObject({ by: "kind", show: "median" });
  });

  test("leaves a gap where a form does not have the measure, and says so", async () => {
    const page = await open("/figures?measures=requests/processed.otherwiseClosed.other/total");
    const chart = page.getByRole("figure");
    await expect.poll(() => chart.locator("circle").count()).toBe(3);
    await expect.poll(async () => (await tableOf(page)).at(0)).toEqual(["2019", "0 / 0", "格式无此项", "无"]);
    await page.getByText("只在 2021 版表格中").waitFor();
    await page.getByText("2021版将“其他处理”拆为三行").waitFor();
  });

  test("saves the table that it shows as CSV", async () => {
    const page = await open("/figures?by=level&show=sum&sort=value");
    await page.getByRole("figure").waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载此表（CSV）" }).click();
    const csv = (await buffer(await (await saving).createReadStream())).toString();
    const [header, ...lines] = csv.trim().replace("\uFEFF", "").split("\r\n");
    expect(header).toBe("指标,单元格,级别,合计,报告数,应有报告数,空白,不适用,未读出");
    const shown = await tableOf(page);
    expect(lines.map((line) => line.split(",").slice(2, 5))).toEqual(
      shown.map(([level, n, sum]) => [level, sum?.replaceAll(",", ""), n?.split(" ")[0]]),
    );
    const sums = lines.map((line) => Number(line.split(",")[3]));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });

  test("narrows down to an agency by name, and says when no report fits", async () => {
    const page = await open("/figures?levels=national");
    await page.getByText("没有符合条件的报告").waitFor();
    await page.getByText("筛选（已选 1 项）").click();
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.getByRole("figure").waitFor();
    await page.getByRole("searchbox", { name: "查找机关名称" }).fill("songyan");
    await page.getByRole("list", { name: "机关" }).getByRole("button").first().click();
    await page
      .getByRole("cell", { name: /^1 \/ 1/ })
      .first()
      .waitFor();
    await expect.poll(() => parametersOf(page).agencies).toBeDefined();
  });

  test("has nothing that axe objects to", async () => {
    const page = await open(
      "/figures?by=kind&show=change&years=2021,2022&measures=requests/received/total,remedies/reconsideration/upheld",
    );
    await page.getByRole("figure").first().waitFor();
    for (const summary of await page.locator("main details > summary").all()) await summary.click();
    expect(await problemsOf(page)).toEqual([]);
  });
});
