import { describe, expect, it } from "vitest";
import { queryTerms } from "../src/query.ts";

describe("queryTerms", () => {
  it.each([
    ["公開 解讀", ["公开", "解读"]],
    ["公开\u3000解读\n督查", ["公开", "解读", "督查"]],
    ['公开 "IPv6  网站"', ["公开", "ipv6 网站"]],
    ["“三公”经费", ["三公", "经费"]],
    ["「三 公」", ["三公"]],
    ['"公开 解读', ["公开", "解读"]],
    ["公开 公開 公开", ["公开"]],
    ["１，２３４件", ["1234件"]],
    ["二〇二三年", ["2023年"]],
    ['""', []],
    [" \0\u200b\n", []],
  ])("splits %j into %j", (text, terms) => {
    expect(queryTerms(text)).toEqual(terms);
  });
});
