import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { findReport } from "./support/find-report.ts";
import { problemsOf } from "./support/problems-of.ts";
import type { View } from "./support/views.ts";

/** One of two agencies of their level and kind; see `store-sample.ts` for the others. */
const WITH_PEER = "霜桥区农业农村局";
const WITH_MISSING_YEAR = "桂影街道办事处";
const WITH_PREDECESSOR = "青稷县公安局";

describePages("the agency page", (open) => {
  async function openAgency(agency: string, view: Partial<View> = {}): Promise<Page> {
    const { agency_id: id } = await findReport(agency);
    const page = await open(`/agencies/${id}`, view);
    await page.getByRole("heading", { level: 1, name: agency }).waitFor();
    return page;
  }

  test("tells what the agency is and what it was before", async () => {
    const page = await openAgency(WITH_PREDECESSOR);
    await expect.poll(() => page.title()).toBe(`${WITH_PREDECESSOR} · 公开`);
    const facts = page.getByRole("region", { name: "基本情况" }).locator("dl > div");
    await expect
      .poll(() => facts.allTextContents())
      .toEqual(["层级县级", "类别公安", "所在地不明", "前身青稷县公安处 更名，2018 年"]);
  });

  test("says beside its name that it is invented", async () => {
    const page = await openAgency(WITH_PEER);
    await page.getByRole("main").getByText("虚构样例", { exact: true }).waitFor();
  });

  test("lists its reports and says which year is missing", async () => {
    const page = await openAgency(WITH_MISSING_YEAR);
    const table = page.getByRole("table", { name: "各年报告" });
    const rows = table.locator("tbody tr");
    await expect
      .poll(async () => (await rows.allTextContents()).map((row) => row.slice(0, 4)))
      .toEqual(["2023", "2022", "2021", "2020", "2019"]);
    await expect.poll(() => rows.nth(2).textContent()).toBe("2021缺失");
    await page.getByText("2019 至 2023 年，收录 4 份；缺 1 份（2021）。").waitFor();
    await table.getByRole("link", { name: "与 2020 年比较" }).waitFor();
    await table.getByRole("link", { name: "2023 年报告" }).click();
    await page.waitForURL("**/reports/*");
  });

  test("draws its figures beside those of its peers, and says on how few reports these rest", async () => {
    const page = await openAgency(WITH_PEER);
    const chart = page.getByRole("figure", { name: "新收申请（件）" });
    await chart.getByText("同级同类中位数（n = 2）").first().waitFor();
    await chart.getByText("空心点：所依据的报告不足 5 份").waitFor();
    await chart.locator("summary").click();
    const table = chart.getByRole("table");
    await expect
      .poll(() => table.locator("thead th").allTextContents())
      .toEqual(["年份", "本机关", "同级同类中位数（n = 2）"]);
    await expect
      .poll(() => table.locator("tbody tr").first().textContent())
      .toMatch(/^2019\d+\d+(\.5)? 2 份报告$/);
  });

  test("draws no peers where there are none", async () => {
    const page = await openAgency(WITH_MISSING_YEAR);
    const chart = page.getByRole("figure", { name: "行政诉讼（件）" });
    await chart.getByText("同级同类中位数（无）").first().waitFor();
  });

  test("lists its open findings, and the address keeps which", async () => {
    const page = await openAgency(WITH_PREDECESSOR, { language: "en", width: 360 });
    const findings = page.locator("section", { has: page.getByRole("heading", { name: "Open findings" }) });
    await findings.getByRole("listitem").first().waitFor();
    await findings.getByText("Remarks").click();
    await page.waitForURL("**/agencies/*severity=information*");
    await findings.getByText(/^\d+ of \d+ shown$/).waitFor();
    await page.reload();
    const found = findings.getByRole("listitem");
    await found.first().waitFor();
    await found.filter({ hasNotText: "Remark" }).waitFor({ state: "detached" });
    await found.first().locator("summary").click();
    await found.first().getByText("Formula", { exact: true }).waitFor();
  });

  test("says that there is no such agency", async () => {
    const page = await open("/agencies/nobody");
    await page.getByRole("heading", { level: 1, name: "没有这个机关" }).waitFor();
  });

  test("has nothing that axe objects to", async () => {
    const page = await openAgency(WITH_PREDECESSOR);
    const findings = page.getByRole("listitem").filter({ has: page.locator("details") });
    await findings.first().waitFor();
    await page
      .getByRole("figure")
      .getByText(/^同级同类中位数/)
      .first()
      .waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await problemsOf(page)).toEqual([]);
  });
});
