import { RULES } from "@gongkai/rules";
import { expect, test } from "vitest";
import { describePages } from "./support/describe-pages.ts";
import { problemsOf } from "./support/problems-of.ts";

describePages("the page of the rules", (open) => {
  test("has every rule with its formula and its meaning in both languages", async () => {
    const page = await open("/rules");
    await expect.poll(() => page.getByRole("article").count()).toBe(RULES.length);
    const text = await page.locator("#requests-balance").textContent();
    const rule = RULES.find(({ code }) => code === "requests-balance");
    expect(text).toContain(rule?.statement);
    expect(text).toContain(rule?.explanation.zh);
    expect(text).toContain(rule?.explanation.en);
  });

  test("narrows the rules down by words and weight, in an address that can be shared", async () => {
    const page = await open("/rules", { language: "en" });
    await page.getByRole("searchbox").fill("fee unit");
    await page.getByRole("radio", { name: "Errors" }).check();
    await expect.poll(() => new URL(page.url()).search).toMatch(/q=fee\+unit&severity=error/);
    const { pathname, search } = new URL(page.url());
    const shared = await open(pathname + search, { language: "en" });
    const rules = shared.getByRole("article");
    await rules.first().waitFor();
    const codes = await rules.evaluateAll((all) => all.map(({ id }) => id));
    expect(codes).toContain("fee-unit");
    const weights = RULES.flatMap(({ code, severity }) => (codes.includes(code) ? [severity] : []));
    expect(new Set(weights)).toEqual(new Set(["error"]));
    await shared.getByRole("searchbox").fill("no such words");
    await shared.getByText("There is no such rule").waitFor();
  });

  test("opens at the rule that the address names", async () => {
    const page = await open("/rules#pending-continuity", { width: 360 });
    await page.locator("#pending-continuity:focus").waitFor();
  });

  test("has nothing that axe objects to", async () => {
    const page = await open("/rules?severity=error");
    await page.getByRole("article").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});

describePages("the codebook page", (open) => {
  test("finds an entry by its name in either language or by its id", async () => {
    const page = await open("/codebook?q=declined.duplicate", { language: "en", width: 360 });
    const entries = page.locator("section li");
    await expect
      .poll(() => entries.allTextContents())
      .toEqual([expect.stringContaining("processed.declined.duplicate")]);
    await page.getByRole("searchbox").fill("上年结转");
    await page.locator("[id='2021/requests/pendingAtStart']").waitFor();
  });

  test("opens at the entry that the address names, in the edition that has it", async () => {
    const page = await open("/codebook#2019/proactiveDisclosure/procurement.centralizedProcurement");
    await page.locator("li:focus", { hasText: "procurement.centralizedProcurement" }).waitFor();
    await expect.poll(() => page.getByRole("radio", { name: "2019" }).isChecked()).toBe(true);
  });

  test("has nothing that axe objects to", async () => {
    const page = await open("/codebook?edition=2019");
    await page.locator("h3").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
