import { describe, expect, test } from "vitest";
import { readParts } from "../support/report-text.ts";

const TITLE = "青禾县应急管理局2022年政府信息公开工作年度报告";

describe("the document number is read", () => {
  test.each([
    ["青应急〔2023〕1号", "青应急〔2023〕1号"],
    ["青应急[2023]1号", "青应急[2023]1号"],
    ["青应急【2023】12号", "青应急【2023】12号"],
    ["青应急﹝2023﹞1号", "青应急〔2023〕1号"],
    ["青应急〔20231号", "青应急〔20231号"],
    ["青应急20231号", "青应急20231号"],
    ["文号:青应急〔2023〕1号 发布日期:2023-01-20", "青应急〔2023〕1号"],
    ["文 号 | 青应急〔2023〕1号 | 有效性 | 有效 |", "青应急〔2023〕1号"],
    ["发文字号:\n青应急〔2023〕1号", "青应急〔2023〕1号"],
    ["文号:青应急20231", "青应急20231"],
  ])("from %j above the title", (line, number) => {
    const { report } = readParts({ head: `${line}\n${TITLE}` });
    expect(report.documentNumber).toBe(number);
    expect(report.title).toBe(TITLE);
  });

  test.each([
    ["a notice cited in a sentence", `${TITLE}\n根据国办公开办函〔2021〕30号的要求编制。`],
    [
      "a notice that a hard wrap put on a line of its own",
      `${TITLE}\n根据国务院办公厅的通知(\n国办公开办函〔2021〕30号\n)的要求编制。`,
    ],
    ["an empty label", `文号:\n发布日期:2023-01-20\n${TITLE}`],
    ["a label that says none", `文号:无\n${TITLE}`],
    ["the date under a label", `文号:2023年1月13日\n${TITLE}`],
    ["a number far from the title", `青应急〔2019〕8号\n${"栏目\n".repeat(9)}${TITLE}`],
    ["a title cut before its year", `青禾县应急管理局\n2022年政府信息公开工作年度报告`],
  ])("not from %s", (_, head) => {
    expect(readParts({ head }).report.documentNumber).toBeNull();
  });
});
