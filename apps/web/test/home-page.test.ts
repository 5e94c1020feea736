import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { problemsOf } from "./support/problems-of.ts";

describePages("the home page", (open) => {
  test("says what is stored, of which years, and that it is invented", async () => {
    const page = await open("/");
    const counts = page.getByRole("list", { name: "收录情况" });
    await expect.poll(() => counts.textContent()).toMatch(/69\s*份报告\s*14\s*个机关\s*2019–2023/);
    await page.getByRole("complementary", { name: "样例数据" }).getByText("虚构").waitFor();
    await expect.poll(() => page.title()).toBe("公开 · 政府信息公开年报");
  });

  test("draws curves with their tables, as averages or as sums", async () => {
    const page = await open("/");
    const chart = page.getByRole("figure", { name: "申请：新收、公开与不予公开（件）" });
    await chart.getByText("数据表").click();
    const line = chart.getByRole("row", { name: /^2022/ });
    await expect.poll(() => line.textContent()).toContain("份报告");
    const mean = await line.textContent();
    await page.getByText("合计", { exact: true }).click();
    await expect.poll(() => line.textContent()).not.toBe(mean);
  });

  test("tells how many reports there are by year and level", async () => {
    const page = await open("/", { language: "en", width: 360 });
    const row = page.getByRole("row", { name: /^County/ });
    await expect.poll(() => row.getByRole("cell").count()).toBe(5);
  });

  test("leads to the search with what was typed", async () => {
    const page = await open("/");
    await page.getByRole("searchbox", { name: "检索报告" }).fill("政策解读");
    await page.getByRole("button", { name: "检索" }).click();
    await page.waitForURL("**/search?q=*");
    await page.getByRole("article").first().waitFor();
    await page.locator("#main:focus").waitFor();
  });

  test("can be skipped to from its first link, and remembers language and colours", async () => {
    const page = await open("/?lang=zh");
    await page.getByRole("table").first().waitFor();
    await page.keyboard.press("Tab");
    await page.locator("a:focus", { hasText: "跳到正文" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
    await page.reload();
    await page.locator("html[lang=en][data-theme=dark]").waitFor();
  });

  test("shows on a phone which entry of the menu is open, and that there are more", async () => {
    const page = await open("/", { language: "en", width: 360 });
    const list = page.getByRole("navigation", { name: "Main menu" }).getByRole("list");
    await expect.poll(() => list.getAttribute("data-more")).toBe("after");
    for (const [address, more] of [
      ["/codebook", "before"],
      ["/compare", "after"],
    ] as const) {
      await page.goto(address);
      const frame = await list.boundingBox();
      const isInSight = async () => {
        const entry = await list.locator("[aria-current]").boundingBox();
        if (entry === null || frame === null) return false;
        return entry.x >= frame.x && entry.x + entry.width <= frame.x + frame.width;
      };
      await expect.poll(isInSight).toBe(true);
      await expect.poll(() => list.getAttribute("data-more")).toContain(more);
    }
  });

  test("has nothing that axe objects to", async () => {
    const page = await open("/");
    await page.getByRole("table").first().waitFor();
    await page.getByRole("figure").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
