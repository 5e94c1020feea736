import { readdirSync } from "node:fs";
import { EDITIONS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, RULES, RULES_VERSION, renderRulesPage } from "../src/index.ts";
import { reportsOf } from "./support/build-report.ts";

/** What each rule finds in its smallest failing report: formula, left, right, cells. */
const FINDINGS: Readonly<Record<string, readonly [string, number | null, number | null, readonly string[]]>> =
  {
    "edition-of-wrong-year": ["edition = the edition meant for the report year", null, null, []],
    "negative-count": [
      "enforcement.penalties/decisions >= 0",
      -1,
      0,
      ["proactiveDisclosure/enforcement.penalties/decisions"],
    ],
    "fractional-count": [
      "count is a whole number, for each cell but money",
      1.5,
      null,
      ["proactiveDisclosure/enforcement.penalties/decisions"],
    ],
    "implied-opening-stock": [
      "inForce + repealed >= issued",
      0,
      3,
      [
        "proactiveDisclosure/documents.normativeDocuments/inForce",
        "proactiveDisclosure/documents.normativeDocuments/repealed",
        "proactiveDisclosure/documents.normativeDocuments/issued",
      ],
    ],
    "prior-year-plus-change": [
      "priorYearItems + netChange >= 0",
      -2,
      0,
      [
        "proactiveDisclosure/licensing.licenses/priorYearItems",
        "proactiveDisclosure/licensing.licenses/netChange",
      ],
    ],
    "procurement-pair": [
      "totalAmount >= 0.01 where projects >= 1",
      0,
      0.01,
      [
        "proactiveDisclosure/procurement.centralizedProcurement/totalAmount",
        "proactiveDisclosure/procurement.centralizedProcurement/projects",
      ],
    ],
    "disclosed-stock": [
      "totalDisclosed >= newlyDisclosed",
      0,
      4,
      [
        "proactiveDisclosure/documents.normativeDocuments/totalDisclosed",
        "proactiveDisclosure/documents.normativeDocuments/newlyDisclosed",
      ],
    ],
    "requests-balance": [
      "received + pendingAtStart = processed.total + pendingAtEnd",
      14,
      13,
      [
        "requests/received/total",
        "requests/pendingAtStart/total",
        "requests/processed.total/total",
        "requests/pendingAtEnd/total",
      ],
    ],
    "applicant-footing": [
      "naturalPerson + commercialEnterprise + researchInstitution + publicWelfareOrganization + legalServiceProvider + otherOrganization = total",
      2,
      3,
      [
        "requests/received/naturalPerson",
        "requests/received/commercialEnterprise",
        "requests/received/researchInstitution",
        "requests/received/publicWelfareOrganization",
        "requests/received/legalServiceProvider",
        "requests/received/otherOrganization",
        "requests/received/total",
      ],
    ],
    "part-within-whole": [
      "pendingAtEnd <= received + pendingAtStart",
      1,
      0,
      ["requests/pendingAtEnd/total", "requests/received/total", "requests/pendingAtStart/total"],
    ],
    "total-missing": [
      "total > 0 where the sum of its parts > 0",
      2,
      null,
      ["requests/received/naturalPerson", "requests/received/total"],
    ],
    "nothing-decided": [
      "processed.total >= 1 where received + pendingAtStart >= 1",
      0,
      1,
      ["requests/processed.total/total", "requests/received/total", "requests/pendingAtStart/total"],
    ],
    "remedies-footing": [
      "upheld + corrected + otherOutcome + pending = total",
      1,
      0,
      [
        "remedies/reconsideration/upheld",
        "remedies/reconsideration/corrected",
        "remedies/reconsideration/otherOutcome",
        "remedies/reconsideration/pending",
        "remedies/reconsideration/total",
      ],
    ],
    "pending-continuity": ["pendingAtStart = previous pendingAtEnd", 2, 3, ["requests/pendingAtStart/total"]],
    "stock-continuity": [
      "inForce + repealed = previous inForce + issued",
      5,
      6,
      [
        "proactiveDisclosure/documents.normativeDocuments/inForce",
        "proactiveDisclosure/documents.normativeDocuments/repealed",
        "proactiveDisclosure/documents.normativeDocuments/issued",
      ],
    ],
  };

describe.each(RULES)("$code", (rule) => {
  const options = { rules: [rule.code], all: true } as const;

  test("passes on its example", () => {
    const { report, previous } = reportsOf(rule.example, rule.example.passing);
    const findings = checkReport(report, { ...options, previous });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter((finding) => finding.verdict !== "pass")).toEqual([]);
  });

  test("fails once on the smallest change that breaks it, and says both figures", () => {
    const { report, previous } = reportsOf(rule.example, rule.example.failing);
    const failures = checkReport(report, { ...options, previous }).filter(
      (finding) => finding.verdict === "fail",
    );
    expect(failures).toHaveLength(1);
    const [failure] = failures;
    expect(failure).toMatchObject({ rule: rule.code, kind: rule.kind, severity: rule.severity });
    const expected = FINDINGS[rule.code];
    if (expected !== undefined) {
      const [formula, left, right, cells] = expected;
      expect(failure).toMatchObject({ formula, left, right, cells });
      expect(failure?.difference).toBe(left === null || right === null ? null : left - right);
    }
    expect(failure?.message.zh).toMatch(/[。]$/);
    expect(failure?.message.en).toMatch(/\.$/);
  });
});

describe("the registry", () => {
  test("holds every rule that has a file, each once", () => {
    const files = readdirSync(new URL("../src/rules", import.meta.url)).map((file) =>
      file.replace(/\.ts$/, ""),
    );
    expect(RULES.map((rule) => rule.code).sort()).toEqual(files.sort());
  });

  test("states every rule in both languages and for the edition of its example", () => {
    for (const rule of RULES) {
      for (const text of [rule.title, rule.explanation]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      }
      expect(rule.editions).toContain(rule.example.edition);
      expect(EDITIONS).toEqual(expect.arrayContaining([...rule.editions]));
    }
  });

  test("is documented on one page, with a section for each rule", () => {
    const page = renderRulesPage();
    for (const rule of RULES) {
      expect(page).toContain(`\n## ${rule.code}\n`);
      expect(page).toContain(rule.explanation.zh);
      expect(page).toContain(`(#${rule.code})`);
    }
  });
});

test("findings that take many cells are exact as well", () => {
  const outcome = (code: string) => {
    const rule = RULES.find((each) => each.code === code);
    if (rule === undefined) throw new Error(code);
    return checkReport(reportsOf(rule.example, rule.example.failing).report, { rules: [code] });
  };
  const [footing, ...otherFootings] = outcome("processed-footing");
  expect(otherFootings).toEqual([]);
  expect(footing).toMatchObject({
    formula:
      "processed.total = processed.granted + processed.partiallyGranted + Σ processed.denied + Σ processed.unableToProvide + Σ processed.declined + Σ processed.otherwiseClosed",
    left: 0,
    right: 1,
    difference: -1,
    message: {
      zh: "总计：“（七）总计”（0）应等于各项办理结果之和（1），相差1。",
      en: "Total: “Total processed” (0) must equal the sum of all outcomes (1); the difference is 1.",
    },
  });
  expect(footing?.cells).toHaveLength(22);
  const [without] = outcome("outcome-without-request");
  expect(without).toMatchObject({ left: 1, right: 0, formula: expect.stringContaining("Σ processed") });
  expect(without?.message.en).toBe(
    "Total: nothing was received or carried in, and yet outcomes or requests carried out are filled in.",
  );
  const [onlyTotal] = outcome("only-total-filled");
  expect(onlyTotal?.cells).toHaveLength(25);
  expect(onlyTotal?.message.zh).toBe("申请人各列均为空白，只填写了总计列（25格）。");
});

test("the version of the rules names every rule with its own version", () => {
  const parts = RULES_VERSION.split(" ").map((part) => part.split("@"));
  expect(parts).toEqual(RULES.map(({ code, version }) => [code, String(version)]));
});
