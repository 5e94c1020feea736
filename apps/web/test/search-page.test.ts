import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { problemsOf } from "./support/problems-of.ts";

const POLICY = encodeURIComponent("政策解读");

describePages("the search page", (open, openApart) => {
  test("searches as one types, and its address says what for", async () => {
    const page = await open("/search");
    await page.getByRole("article").first().waitFor();
    await page.getByRole("searchbox").pressSequentially("政策解读");
    await page.waitForURL((url) => url.searchParams.get("q") === "政策解读");
    await page.locator("article mark", { hasText: "政策解读" }).first().waitFor();
    await expect.poll(() => page.title()).toContain("政策解读");
  });

  test("searches for nothing while pinyin is being turned into characters", async () => {
    const page = await openApart("/search");
    await page.getByRole("article").first().waitFor();
    await page.clock.install();
    const typing = await page.context().newCDPSession(page);
    await page.getByRole("searchbox").focus();
    await typing.send("Input.imeSetComposition", { text: "zheng'ce", selectionStart: 8, selectionEnd: 8 });
    await page.clock.runFor(1_000);
    expect(new URL(page.url()).searchParams.get("q")).toBeNull();
    await typing.send("Input.insertText", { text: "政策" });
    await page.clock.runFor(1_000);
    await page.waitForURL((url) => url.searchParams.get("q") === "政策");
  });

  test("shows what a query was taken for, and takes that back", async () => {
    const page = await open(`/search?q=${encodeURIComponent("政策解读 2022年")}`);
    const understood = page.getByRole("list", { name: "理解为" });
    await understood.getByText("2022").first().waitFor();
    await understood.getByRole("button").first().click();
    await page.getByText("按文字查找").waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.getAll("words")).toEqual(["2022年"]);
  });

  test("narrows down by facets, which the address keeps", async () => {
    const page = await open(`/search?q=${POLICY}`);
    const found = page.locator("section").getByRole("status").first();
    await page.getByRole("article").first().waitFor();
    const all = await found.textContent();
    await page.getByRole("group", { name: "年份" }).getByLabel("2021").check();
    await page.waitForURL("**/search?*year=2021*");
    await page.reload();
    await page.getByRole("article").first().waitFor();
    await expect.poll(() => found.textContent()).not.toBe(all);
    const others = page
      .getByRole("article")
      .getByRole("heading")
      .filter({ hasNotText: /2021 年$/ });
    await expect.poll(() => others.count()).toBe(0);
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.getByText(all ?? "").waitFor();
  });

  test("fetches more hits, and saves all of them as CSV", async () => {
    const page = await open(`/search?q=${POLICY}`);
    await page.getByRole("article").first().waitFor();
    await page.getByRole("button", { name: "显示更多" }).click();
    await page.getByRole("article").nth(20).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载结果（CSV）" }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe("检索结果.csv");
    const csv = (await buffer(await download.createReadStream())).toString();
    const lines = csv.split("\r\n").filter((line) => /,20\d\d,/.test(line));
    expect(csv.startsWith("\uFEFF机关,所在地,年份,章节,报告,摘录,链接\r\n")).toBe(true);
    const found = page.locator("section").getByRole("status").first();
    await expect.poll(() => found.textContent()).toBe(`找到 ${lines.length} 处`);
  });

  test("completes names of agencies by pinyin", async () => {
    const page = await open("/search?q=songyan");
    const agencies = page.getByRole("navigation", { name: "机关" });
    await expect.poll(() => agencies.getByRole("link").first().textContent()).toMatch(/松砚/);
  });

  test("says that nothing was found", async () => {
    const page = await open(`/search?q=${encodeURIComponent("量子纠缠望远镜")}`);
    await page.getByText("没有找到").waitFor();
  });

  test("says when the server is away, and goes on when it is back", async () => {
    const page = await openApart("/search", { language: "en", width: 360 });
    await page.getByRole("article").first().waitFor();
    await page.clock.install();
    await page.route(/\/(graphql|health)$/, (route) => route.abort());
    await page.getByRole("searchbox").fill("政策解读");
    const banner = page.getByText("The server does not answer at the moment");
    await banner.waitFor();
    await page.unroute(/\/(graphql|health)$/);
    // It is asked for again after three seconds.
    await page.clock.fastForward(3_000);
    await page.locator("article mark").first().waitFor();
    await banner.waitFor({ state: "detached" });
  });

  test("has nothing that axe objects to", async () => {
    const page = await open(`/search?q=${encodeURIComponent("政策解读 2022年")}`, { width: 360 });
    await page.getByRole("article").first().waitFor();
    await page.locator("summary", { hasText: /^筛选$/ }).click();
    expect(await problemsOf(page)).toEqual([]);
  });
});
