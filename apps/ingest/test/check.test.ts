import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies, generateReport, generateSeries } from "@gongkai/corpus";
import { readCheckConfig } from "@gongkai/pipeline";
import { afterAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const faulty = write(
  "faulty.txt",
  generateReport({ seed: 1, layout: "C", year: 2022, faults: ["breaks-balance"] }).text,
);
const faultless = write("faultless.txt", generateReport({ seed: 1, layout: "C", year: 2022 }).text);
const notice = write("notice.txt", "关于召开会议的通知\n");
const empty = write("empty.txt", "");
const [agency] = generateAgencies({ seed: 5, count: 1 });
const [text2021, text2022] = generateSeries({
  seed: 5,
  agencies: agency === undefined ? [] : [agency],
  years: [2021, 2022],
}).map(({ text }) => text);
const report2021 = write("2021.txt", text2021 ?? "");
const report2022 = write("2022.txt", text2022 ?? "");
const [, otherAgency] = generateAgencies({ seed: 5, count: 2 });
const report2021Other = write(
  "other-2021.txt",
  generateSeries({ seed: 5, agencies: otherAgency === undefined ? [] : [otherAgency], years: [2021] })[0]
    ?.text ?? "",
);

const REAL_REPORTS = join(import.meta.dirname, "../../../../shared/reports");

/** Rules whose outcome does not depend on how the narrative is worded. */
const SUMS = ["--rules", "requests-balance,applicant-footing,processed-footing"];

describe("gongkai check", () => {
  test("ends with 0 where nothing of severity error fails, and says what was checked", async () => {
    const { status, stdout, stderr } = await runGongkai(["check", faultless, ...SUMS, "--language", "en"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("No faults found. 3 rules applied: 3 passed.");
  });

  test("ends with 1 where a rule of severity error fails, and shows it", async () => {
    const { status, stdout } = await runGongkai(["check", faulty, ...SUMS, "--language", "zh"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/#1 错误\[requests-balance\]: /);
    expect(stdout).toMatch(/--> .*faulty\.txt:\d+:\d+/);
    expect(stdout).not.toContain("\u001b");
  });

  test("ends with 0 for warnings, and with 1 under --strict", async () => {
    const page = write(
      "wrong-form.txt",
      generateReport({ seed: 2, layout: "C", year: 2022, edition: "2019" }).text,
    );
    const rules = ["--rules", "edition-of-wrong-year", "--language", "en"];
    const [lenient, strict] = await Promise.all([
      runGongkai(["check", page, ...rules]),
      runGongkai(["check", page, ...rules, "--strict"]),
    ]);
    expect(lenient.stdout).toContain("1 warning.");
    expect([lenient.status, strict.status]).toEqual([0, 1]);
  });

  test("ends with 2 where a file cannot be read or holds no report, and checks the others", async () => {
    const { status, stdout, stderr } = await runGongkai([
      "check",
      join(folder, "absent.txt"),
      faultless,
      "--language",
      "en",
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain("absent.txt could not be read: there is no such file or folder");
    expect(stdout).toContain("rules applied");
    const none = await runGongkai(["check", notice, "--language", "en"]);
    expect(none.status).toBe(2);
    expect(none.stdout).toContain("notice.txt: no yearly report was found.");
  });

  test.each([
    ["Allowed choices are text, json, html", ["--format", "pdf", faulty]],
    ["missing required argument 'file'", []],
    ["There is no rule called no-such-rule. Use some of: ", ["--rules", "no-such-rule", faulty]],
    ["--previous goes with one file, and 2 were given.", ["--previous", report2021, report2022, faulty]],
    ["is a folder. Give the one file of the year before.", ["--previous", folder, faulty]],
    ["empty.txt holds no yearly report to compare with.", ["--previous", empty, faultless]],
    ["notice.txt holds no yearly report to compare with.", ["--previous", notice, faultless]],
    ["leave no rule to apply", ["--rules", "", faultless]],
    ["leave no rule to apply", ["--rules", "jump", "--without", "jump", faultless]],
    ["could not be written: ", ["--output", join(folder, "absent", "page.html"), faulty]],
    ["would overwrite a file that is read", ["--output", faulty, faulty]],
    ["Standard input can be read once only.", ["-", "-"]],
  ])("ends with 2 where it is not used as described: %s", async (message, operands) => {
    const { status, stderr } = await runGongkai(["check", ...operands]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test("reads standard input", async () => {
    const { status, stdout } = await runGongkai(["check", "-", ...SUMS, "--format", "json"], {
      input: readFileSync(faulty),
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).source.name).toBe("standard input");
  });

  test("prints one JSON object a file", async () => {
    const { status, stdout } = await runGongkai(["check", faultless, faulty, ...SUMS, "--format", "json"]);
    expect(status).toBe(1);
    const results = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(results.map(({ counts }) => counts.failures.error > 0)).toEqual([false, true]);
  });

  test("writes one HTML page for all files, in the language asked for", async () => {
    const page = join(folder, "page.html");
    const operands = ["check", faultless, faulty, "--format", "html", "--output", page, "--language", "en"];
    const { stdout } = await runGongkai(operands);
    expect(stdout).toBe("");
    const html = readFileSync(page, "utf8");
    expect(html.match(/<article>/g)).toHaveLength(2);
    expect(html).toContain('<html lang="en">');
  });

  test("compares with the file of the year before, and finds it among several files", async () => {
    const given = await runGongkai(["check", report2022, "--previous", report2021, "--format", "json"]);
    const found = await runGongkai(["check", report2022, report2021, "--format", "json"]);
    const [first, second] = found.stdout.trim().split("\n");
    expect(JSON.parse(given.stdout).previous.name).toBe(report2021);
    expect(`${first}\n`).toBe(given.stdout);
    expect(JSON.parse(second ?? "").previous).toBeNull();
  });

  test("says beside the result that it did not compare with a report of another year or agency", async () => {
    const [sameYear, otherAgency] = await Promise.all([
      runGongkai(["check", report2022, "--previous", report2022, ...SUMS, "--language", "zh"]),
      runGongkai(["check", report2022, "--previous", report2021Other, ...SUMS, "--language", "en"]),
    ]);
    expect(sameYear.stdout).toMatch(/^未发现问题，但未与上年核对：.*是2022年度的报告，不是2021年度的。/m);
    expect(otherAgency.stdout).toMatch(
      /^No faults found, but not compared with last year: .*other-2021\.txt is of /m,
    );
  });

  test("takes rules and thresholds from a configuration", async () => {
    const config = write("config.json", '{"without":["requests-balance"],"thresholds":{"jump.ratio":4}}');
    const { stdout } = await runGongkai(["check", faulty, ...SUMS, "--config", config, "--format", "json"]);
    expect(JSON.parse(stdout).reports[0].rules.applied).toBe(2);
  });

  test.each([
    ['{"witout":[]}', "there is no setting called witout. Use some of: rules, without, thresholds."],
    ['{"thresholds":{"jump":4}}', "There is no threshold called jump."],
    ['{"thresholds":{"jump.ratio":"4"}}', "Threshold jump.ratio must be a number of zero or more."],
    ['{"without":"jump"}', '"without" must be a list of rule codes'],
    ["{", "it is not JSON"],
    ["[]", "it must hold an object"],
  ])("refuses the configuration %s", async (config, message) => {
    const read = readCheckConfig(write("refused.json", config));
    await expect(read).rejects.toThrow(/^The configuration .*refused\.json cannot be used: /);
    await expect(read).rejects.toThrow(message);
  });

  test("speaks Chinese unless the environment names another language", async () => {
    const speak = async (environment: Readonly<Record<string, string>>) => {
      const unset = { LC_ALL: "", LC_MESSAGES: "", LANG: "" };
      const { stdout } = await runGongkai(["check", faultless, ...SUMS], {
        environment: { ...unset, ...environment },
      });
      return stdout.includes("rules applied") ? "en" : "zh";
    };
    const spoken = await Promise.all([
      speak({}),
      speak({ LANG: "C.UTF-8" }),
      speak({ LANG: "en_US.UTF-8" }),
      speak({ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }),
    ]);
    expect(spoken).toEqual(["zh", "zh", "en", "zh"]);
  });

  test("explains itself with --help", async () => {
    const { status, stdout } = await runGongkai(["check", "--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Exit status:");
  });

  test.skipIf(!existsSync(REAL_REPORTS))(
    "reads and checks the real reports (skipped where they are absent)",
    async () => {
      const files = readdirSync(REAL_REPORTS).map((name) => join(REAL_REPORTS, name));
      const { status, stdout } = await runGongkai(["check", ...files, ...SUMS, "--format", "json"]);
      expect(status).toBe(0);
      const results = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(results.map(({ reports }) => reports.length)).toEqual(files.map(() => 1));
    },
  );
});
