import { RULES } from "@gongkai/rules";
import { expect, test } from "vitest";
import { describePages, problemsOf, VIEWS } from "./support/describe-pages.ts";

describePages("the page of the rules", (open) => {
  test("has every rule with its formula and its meaning in both languages", async () => {
    const page = await open("/rules");
    expect(await page.getByRole("article").count()).toBe(RULES.length);
    const balance = page.locator("#requests-balance");
    const text = (await balance.textContent()) ?? "";
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
    const codes = await page.getByRole("article").evaluateAll((all) => all.map(({ id }) => id));
    expect(codes).toContain("fee-unit");
    const shared = await open(new URL(page.url()).pathname + new URL(page.url()).search, { language: "en" });
    await shared.getByRole("article").first().waitFor();
    expect(await shared.getByRole("article").count()).toBe(codes.length);
    await shared.getByRole("searchbox").fill("no such words");
    await shared.getByText("There is no such rule").waitFor();
  });

  test("opens at the rule that the address names", async () => {
    const page = await open("/rules#pending-continuity", { width: 360 });
    await page.locator("#pending-continuity:focus").waitFor();
  });
});

describePages("the codebook page", (open) => {
  test("finds an entry by its name in either language or by its id", async () => {
    const page = await open("/codebook?q=declined.duplicate", { width: 360 });
    const entries = page.locator("section li");
    await entries.first().waitFor();
    expect(await entries.allTextContents()).toEqual([
      expect.stringContaining("processed.declined.duplicate"),
    ]);
    await page.getByRole("searchbox").fill("上年结转");
    await page.locator("[id='2021/requests/pendingAtStart']").waitFor();
  });

  test("opens at the entry that the address names, in the edition that has it", async () => {
    const page = await open("/codebook#2019/proactiveDisclosure/procurement.centralizedProcurement");
    const entry = page.locator("li:focus");
    await entry.waitFor();
    expect(await entry.textContent()).toContain("procurement.centralizedProcurement");
    expect(await page.getByRole("radio", { name: "2019" }).isChecked()).toBe(true);
  });
});

describePages("the reference pages", (open) => {
  test.each(VIEWS)("have nothing that axe objects to: $language, $colours, $width px", async (view) => {
    for (const address of ["/rules?severity=error", "/codebook?edition=2019"]) {
      const page = await open(address, view);
      await page.locator("h3").first().waitFor();
      expect(await problemsOf(page)).toEqual([]);
    }
  });
});
