import { expect, test } from "vitest";
import { describePages, problemsOf, VIEWS } from "./support/describe-pages.ts";

describePages("the home page", (open) => {
  test("says what is stored, of which years, and that it is invented", async () => {
    const page = await open("/");
    const counts = page.getByRole("list", { name: "收录情况" });
    await counts.getByText("69").waitFor();
    expect(await counts.textContent()).toMatch(/69\s*份报告\s*14\s*个机关\s*2019–2023/);
    expect(await page.getByRole("complementary", { name: "样例数据" }).textContent()).toContain("虚构");
    expect(await page.title()).toBe("公开 · 政府信息公开年报");
  });

  test("draws curves with their tables, as averages or as sums", async () => {
    const page = await open("/");
    const chart = page.getByRole("figure", { name: "申请：新收、公开与不予公开（件）" });
    await chart.getByText("数据表").click();
    const line = chart.getByRole("row", { name: /^2022/ });
    const mean = await line.textContent();
    expect(mean).toContain("份报告");
    await page.getByText("合计", { exact: true }).click();
    expect(await line.textContent()).not.toBe(mean);
  });

  test("tells how many reports there are by year and level", async () => {
    const page = await open("/", { language: "en" });
    const row = page.getByRole("row", { name: /^County/ });
    await row.waitFor();
    expect(await row.getByRole("cell").count()).toBe(5);
  });

  test("leads to the search with what was typed", async () => {
    const page = await open("/");
    await page.getByRole("searchbox", { name: "检索报告" }).fill("政策解读");
    await page.getByRole("button", { name: "检索" }).click();
    await page.waitForURL("**/search?q=*");
    await page.getByRole("article").first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  test("can be skipped to from its first link, and remembers language and colours", async () => {
    const page = await open("/?lang=zh");
    await page.getByRole("table").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("跳到正文");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
    await page.reload();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
  });

  test.each(VIEWS)("has nothing that axe objects to: $language, $colours, $width px", async (view) => {
    const page = await open("/", view);
    await page.getByRole("table").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
