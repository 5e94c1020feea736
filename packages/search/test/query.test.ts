import { searchable } from "@gongkai/text";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queryTerms, splitQuery } from "../src/query.ts";
import { arbitraryQuery } from "./interpret/arbitrary-query.ts";
import { writeTerm } from "./interpret/write-term.ts";

const termsOf = (text: string) => queryTerms(text).map(writeTerm);

describe("queryTerms", () => {
  it.each([
    ["公開 解讀", ["公开", "解读"]],
    ["公开\u3000解读\n督查\u00a0审计\t财政\u2028统计", ["公开", "解读", "督查", "审计", "财政", "统计"]],
    ["公\u200b开 \ufeff解读", ["公开", "解读"]],
    ["公开 公開 公开", ["公开"]],
    ["１，２３４件", ["1234件"]],
    ["二〇二三年", ["2023年"]],
    ["ＩＰｖ６", ["ipv6"]],
    [" \0\u200b\n", []],
    ["", []],
  ])("splits %j at spaces of every kind, and normalises", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ['公开 "IPv6  网站"', ["公开", "“ipv6 网站”"]],
    ["“三公”经费", ["“三公”", "经费"]],
    ["”三公“经费", ["“三公”", "经费"]],
    ["„三公“ ＂预算＂", ["“三公”", "“预算”"]],
    ["「三 公」『預算』", ["“三公”", "“预算”"]],
    ["‘三公’ «预算» 〝决算〞", ["“三公”", "“预算”", "“决算”"]],
    ["「“三公”经费」", ['“"三公"经费”']],
    ['"三公\n经费"', ["“三公 经费”"]],
    ['""', []],
    ['"  "公开', ["公开"]],
    ['"三公""预算"', ["“三公”", "“预算”"]],
    ["don’t", ["don't"]],
    ["《条例》", ["《条例》"]],
  ])("takes what stands in quotation marks in %j for a phrase", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ['"公开 解读', ["公开", "解读"]],
    ["公开“解读", ["公开", "解读"]],
    ["公开” 解读", ["公开", "解读"]],
    ["」公开「", ["公开"]],
    ['"三公" "预算', ["“三公”", "预算"]],
    ["‘公开", ["公开"]],
    ['"', []],
  ])("takes marks that never close in %j for spaces", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ["公开 -预算", ["公开", "-预算"]],
    ["－预算 −决算 ﹣审计", ["-预算", "-决算", "-审计"]],
    ['-"三 公" －「预算」', ["-“三公”", "-“预算”"]],
    ['"三公"-预算', ["“三公”", "-预算"]],
    ['-"预算 决算', ["-预算", "决算"]],
    ["公开 公开 -公开", ["公开", "-公开"]],
    ["-5", ["-5"]],
  ])("leaves out what a hyphen stands before in %j", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ["IPv6-only 2019-2021", ["ipv6-only", "2019-2021"]],
    ["--预算 ---", ["--预算", "---"]],
    ["公开 - 预算", ["公开", "-", "预算"]],
    ["公开-", ["公开-"]],
    [
      "% _ * ( ) \\ ' OR AND NOT +a ~b a:b",
      ["%", "_", "*", "(", ")", "\\", "'", "or", "and", "not", "+a", "~b", "a:b"],
    ],
    ["公开，解读", ["公开,解读"]],
  ])("takes every other character in %j for text", (text, terms) => {
    expect(queryTerms(text).map(({ text: term }) => term)).toEqual(terms);
    expect(queryTerms(text).some(({ isPhrase, isExcluded }) => isPhrase || isExcluded)).toBe(false);
  });

  it("gives normalised terms for any text", () => {
    fc.assert(
      fc.property(arbitraryQuery, (text) => {
        for (const { text: term } of queryTerms(text)) {
          expect(term).not.toBe("");
          expect(searchable(term).text).toBe(term);
        }
      }),
    );
  });
});

describe("splitQuery", () => {
  it("gives parts in order, inside any text", () => {
    fc.assert(
      fc.property(arbitraryQuery, (text) => {
        let last = 0;
        for (const { span, content } of splitQuery(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(content.start).toBeGreaterThanOrEqual(span.start);
          expect(content.end).toBeGreaterThanOrEqual(content.start);
          expect(span.end).toBeGreaterThanOrEqual(content.end);
          last = span.end;
        }
        expect(text.length).toBeGreaterThanOrEqual(last);
      }),
    );
  });

  it("leaves nothing out but spaces and marks", () => {
    fc.assert(
      fc.property(arbitraryQuery, (text) => {
        const parts = splitQuery(text);
        const kept = Array.from(text, (_, at) =>
          parts.some(({ span }) => at >= span.start && at < span.end) ? "" : text.charAt(at),
        );
        expect(kept.join("").slice(0, text.length)).not.toMatch(/[\p{L}\p{N}%*]/u);
      }),
    );
  });
});
