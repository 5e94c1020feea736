import { buffer } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { findReport } from "./support/find-report.ts";
import { problemsOf } from "./support/problems-of.ts";
import type { View } from "./support/views.ts";

/** Fails four rules about single cells. */
const WITH_FINDINGS = "青稷县公安局";
/** Prints a slash where nothing applies. */
const NOT_APPLICABLE = "霜桥区农业农村局";
/** Leaves the columns of single applicants empty. */
const BLANK = "璧沙县蚝圩镇人民政府";
/** Has lost its empty cells, so that the columns of single applicants cannot be read. */
const UNREAD = "朔砚区卫生健康委员会";
/** Was published twice; see `store-sample.ts`. */
const CORRECTED = "云岭省教育厅";

describePages("the report page", (open) => {
  async function openReport(agency: string, view: Partial<View> = {}): Promise<Page> {
    const { report_id: id } = await findReport(agency);
    const page = await open(`/reports/${id}`, view);
    await page.getByRole("heading", { level: 2, name: /^六、/ }).waitFor();
    return page;
  }

  test("shows the six sections in order, and its contents lead to them", async () => {
    const page = await openReport(WITH_FINDINGS);
    await expect.poll(() => page.title()).toBe("青稷县公安局 2023 年政府信息公开年报 · 公开");
    const headings = page.getByRole("main").getByRole("heading", { level: 2, name: /^[一二三四五六]、/ });
    await expect
      .poll(async () => (await headings.allTextContents()).map((heading) => heading[0]))
      .toEqual([..."一二三四五六"]);
    const contents = page.getByRole("navigation", { name: "目录" });
    await contents.getByRole("link", { name: "收到和处理政府信息公开申请情况" }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe("#REQUESTS");
    await page.reload();
    const heading = page.getByRole("heading", { level: 2, name: /^三、/ });
    await expect
      .poll(() => heading.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(100);
  });

  test("says beside its title that it is invented, and has its facts in line", async () => {
    const page = await openReport(WITH_FINDINGS, { language: "en" });
    await page.getByRole("main").getByText("Invented sample", { exact: true }).waitFor();
    const facts = page.locator("dl", { has: page.getByText("Time covered") }).locator("> div");
    const indents = await facts.evaluateAll((all) =>
      all.map(
        (fact) =>
          (fact.lastElementChild?.getBoundingClientRect().left ?? 0) - fact.getBoundingClientRect().left,
      ),
    );
    expect(indents.length).toBeGreaterThan(3);
    expect(new Set(indents).size).toBe(1);
  });

  test("opens the place of a number in the source by keyboard, and goes back to the number", async () => {
    const page = await openReport(CORRECTED);
    const total = page
      .getByRole("row", { name: /^一、本年新收/ })
      .getByRole("button")
      .last();
    await total.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "一、本年新收政府信息公开申请数量 · 总计" });
    await expect.poll(() => dialog.locator("mark").textContent()).toBe("22");
    await expect.poll(() => new URL(page.url()).searchParams.get("cell")).toBe("requests/received/total");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: /^22$/ }).waitFor();
    await page.getByRole("button", { name: "498条" }).click();
    await expect.poll(() => page.getByRole("dialog").locator("mark").textContent()).toBe("498条");
  });

  test("says of a cell that fails a rule which one, with the formula and both figures", async () => {
    const page = await openReport(WITH_FINDINGS);
    const cell = page.getByRole("row", { name: /^行政处罚/ }).getByRole("button", { name: "有警告 1,204" });
    await expect.poll(() => cell.getAttribute("title")).toContain("本年是上年的0.14倍");
    await cell.click();
    const inDialog = page.getByRole("dialog").getByRole("article");
    await expect.poll(() => inDialog.textContent()).toMatch(/1\/5 <= this year.*左边1,204右边8,440/);
    await page.keyboard.press("Escape");
    const beside = page.getByRole("article").filter({ hasText: "“行政处罚 · 本年处理决定数量”" });
    await beside.getByRole("button", { name: "在表中标出" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("finding")).not.toBeNull();
    await beside.getByRole("link", { name: /^上年报告/ }).click();
    await page.getByRole("heading", { level: 1, name: "2022" }).waitFor();
    await expect.poll(() => page.getByRole("dialog").locator("mark").textContent()).toBe("8440");
  });

  test.each([
    [NOT_APPLICABLE, /^规章/, "不适用", "/"],
    [BLANK, /^二、上年结转/, "空白", "空白"],
  ])("tells what %s printed from 0", async (agency, row, state, printed) => {
    const page = await openReport(agency);
    const cell = page.getByRole("row", { name: row }).getByRole("button", { name: state }).first();
    await cell.click();
    const place = page.getByRole("dialog").getByText("原文印作").locator("..");
    await expect.poll(() => place.textContent()).toContain(printed);
  });

  test("says why cells were not read", async () => {
    const page = await openReport(UNREAD);
    const row = page.getByRole("row", { name: /^二、上年结转/ });
    await expect.poll(() => row.getByText("未读出").count()).toBe(6);
    await expect.poll(() => row.getByRole("button").allTextContents()).toEqual(["0"]);
    await page.getByText("150 格未读出：数字个数少于列数").waitFor();
  });

  test("lists the versions and shows how they differ, at an address of its own", async () => {
    const page = await openReport(CORRECTED, { language: "en", width: 360 });
    await page.getByRole("button", { name: "Show the differences" }).click();
    const changed = page.getByRole("row", { name: /Requests received this year · Total/ }).last();
    await expect.poll(() => changed.textContent()).toMatch(/3222-10changed$/);
    await expect.poll(() => page.locator("ins").allTextContents()).toEqual(["审核、"]);
    await page.reload();
    await page.getByRole("button", { name: "Hide the differences" }).waitFor();
  });

  test("is taken along as cells, as findings, as a whole, and as its source", async () => {
    const page = await openReport(WITH_FINDINGS);
    const take = async (role: "button" | "link", name: string) => {
      const saving = page.waitForEvent("download");
      await page.getByRole("region", { name: "下载" }).getByRole(role, { name }).click();
      const download = await saving;
      return (await buffer(await download.createReadStream())).toString();
    };
    const cells = (await take("button", "三张表的每个单元格（CSV）")).trim().split("\r\n");
    expect(cells).toHaveLength(1 + 200);
    expect(cells.filter((line) => /,VALUE,1204,COUNT,1204,\d+,\d+$/.test(line))).toHaveLength(1);
    expect(await take("button", "检查结果（CSV）")).toContain(
      "jump,WARNING,FAIL,1/5 <= this year / last year <= 5",
    );
    expect(JSON.parse(await take("button", "整份报告（JSON）")).sections).toHaveLength(6);
    expect(await take("link", "作为一行数据（CSV）")).toContain("青稷县公安局");
    expect(await take("link", "原文文本")).toContain("六、其他需要报告的事项");
  });

  test("says that there is no such report", async () => {
    const page = await open("/reports/UmVwb3J0Om5vbmU");
    await page.getByRole("heading", { name: "没有这份报告" }).waitFor();
  });

  test("has nothing that axe objects to", async () => {
    const page = await openReport(CORRECTED);
    await page.getByRole("button", { name: /差异|differences/ }).click();
    await page.locator("ins").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole("button", { name: /498条/ }).click();
    await page.getByRole("dialog").locator("mark").waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
