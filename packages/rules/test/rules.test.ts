import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { cellsOfFinding, EDITIONS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, RULES, RULES_VERSION, renderRulesPage } from "../src/index.ts";
import { CELLS_FINDINGS } from "./expected/cells-findings.ts";
import type { ExpectedFindings } from "./expected/expected-finding.ts";
import { HIERARCHY_FINDINGS } from "./expected/hierarchy-findings.ts";
import { NARRATIVE_FINDINGS } from "./expected/narrative-findings.ts";
import { PROACTIVE_DISCLOSURE_FINDINGS } from "./expected/proactive-disclosure-findings.ts";
import { REMEDIES_FINDINGS } from "./expected/remedies-findings.ts";
import { REQUESTS_FINDINGS } from "./expected/requests-findings.ts";
import { STRUCTURE_FINDINGS } from "./expected/structure-findings.ts";
import { YEARS_FINDINGS } from "./expected/years-findings.ts";
import { subjectOf } from "./support/build-report.ts";

const FINDINGS: ExpectedFindings = {
  ...STRUCTURE_FINDINGS,
  ...CELLS_FINDINGS,
  ...PROACTIVE_DISCLOSURE_FINDINGS,
  ...REQUESTS_FINDINGS,
  ...REMEDIES_FINDINGS,
  ...NARRATIVE_FINDINGS,
  ...YEARS_FINDINGS,
  ...HIERARCHY_FINDINGS,
};

/** Rules whose findings take so many cells that a test of their own holds them. */
const WITH_MANY_CELLS = ["processed-footing", "outcome-without-request", "only-total-filled"];

describe.each(RULES)("$code", (rule) => {
  const options = { rules: [rule.code], all: true } as const;

  test("passes on its example", () => {
    const { report, options: context } = subjectOf(rule.example, rule.example.passing);
    const findings = checkReport(report, { ...context, ...options });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter((finding) => finding.verdict !== "pass")).toEqual([]);
  });

  test("fails once on the smallest change that breaks it, and says both figures", () => {
    const { report, options: context } = subjectOf(rule.example, rule.example.failing);
    const failures = checkReport(report, { ...context, ...options }).filter(
      ({ verdict }) => verdict === "fail",
    );
    expect(failures).toHaveLength(1);
    const [failure] = failures;
    const { code, version, kind, severity } = rule;
    expect(failure).toMatchObject({ rule: code, ruleVersion: version, kind, severity });
    const expected = FINDINGS[code];
    if (expected === undefined) expect(WITH_MANY_CELLS).toContain(code);
    else if (failure !== undefined) {
      const [, left, right] = expected;
      expect([failure.formula, failure.left, failure.right, cellsOfFinding(failure)]).toEqual(expected);
      expect(failure.difference).toBe(left === null || right === null ? null : left - right);
    }
    expect(failure?.message.zh).toMatch(/[。]$/);
    expect(failure?.message.en).toMatch(/\.$/);
  });
});

describe("the registry", () => {
  test("holds every rule that has a file, each once", () => {
    const folder = new URL("../src/rules", import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith("-rules.ts"))
      .map((path) => basename(path, ".ts"));
    // Files that only help others are named for what they hold; a rule's file is named for its code.
    for (const { code } of RULES) expect(files).toContain(code);
    expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
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
    return checkReport(subjectOf(rule.example, rule.example.failing).report, { rules: [code] });
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
  expect(footing?.places).toHaveLength(22);
  const [without] = outcome("outcome-without-request");
  expect(without).toMatchObject({ left: 1, right: 0, formula: expect.stringContaining("Σ processed") });
  expect(without?.message.en).toBe(
    "Total: received or carried in: 0, and yet outcomes, their total and what is carried out add up to 1.",
  );
  const [onlyTotal] = outcome("only-total-filled");
  expect(onlyTotal?.places).toHaveLength(25);
  expect(onlyTotal?.message.zh).toBe("申请人各列均为空白，只填写了总计列（25格）。");
});

test("the version of the rules names every rule with its own version", () => {
  const parts = RULES_VERSION.split(" ").map((part) => part.split("@"));
  expect(parts).toEqual(RULES.map(({ code, version }) => [code, String(version)]));
});
