import { describe, expect, it } from "vitest";
import { readChineseNumeral } from "../src/index.ts";

describe("readChineseNumeral", () => {
  it.each([
    ["零", 0],
    ["〇", 0],
    ["一", 1],
    ["九", 9],
    ["两", 2],
    ["十", 10],
    ["十五", 15],
    ["一十五", 15],
    ["二十", 20],
    ["九十九", 99],
    ["一百", 100],
    ["一百零五", 105],
    ["一百〇五", 105],
    ["一百○五", 105],
    ["一百一十", 110],
    ["二百五十", 250],
    ["两百一十六", 216],
    ["九百九十九", 999],
    ["一千零一", 1001],
    ["一千零五十", 1050],
    ["一千两百", 1200],
    ["两千零八", 2008],
    ["九千九百九十九", 9999],
    ["一万", 10_000],
    ["一万零三", 10_003],
    ["一万零五百", 10_500],
    ["一万五千", 15_000],
    ["两万两千二百二十二", 22_222],
    ["十五万", 150_000],
    ["十万五千", 105_000],
    ["二十万零六", 200_006],
    ["一百零二万三千", 1_023_000],
    ["一千万", 10_000_000],
    ["一亿", 100_000_000],
    ["一亿零五万零三", 100_050_003],
    ["一亿五千万", 150_000_000],
    ["十二亿三千四百五十六万七千八百九十", 1_234_567_890],
    ["一万亿", 1_000_000_000_000],
    ["九千零七万一千九百九十二亿五千四百七十四万零九百九十一", Number.MAX_SAFE_INTEGER],
  ])("reads %s as a number with units", (numeral, number) => {
    expect(readChineseNumeral(numeral)).toBe(number);
  });

  it.each([
    ["二〇二三", 2023],
    ["二○二三", 2023],
    ["二零零九", 2009],
    ["一九九八", 1998],
    ["一〇", 10],
    ["三〇", 30],
    ["一〇五", 105],
    ["二二二二", 2222],
  ])("reads %s digit by digit", (numeral, number) => {
    expect(readChineseNumeral(numeral)).toBe(number);
  });

  it.each([
    ["nothing", [""]],
    ["units without a number", ["百", "千", "万", "亿", "百万", "千万", "万亿", "百五十"]],
    [
      "a unit twice or out of order",
      ["十十", "一百百", "一百二千", "一十一百", "一万万", "一亿亿", "一万一亿一"],
    ],
    ["a last digit without its unit", ["一百五", "一千五", "一万五", "一亿五", "一千二百五", "一亿五千"]],
    ["a missing zero", ["一千五十", "一万五百", "一百万五", "一亿五百万", "一万零十五"]],
    [
      "a zero that skips nothing",
      ["一百零", "一千零五百", "十零五", "二十零", "零十", "零五十", "零万", "一千零零五"],
    ],
    ["ten without one inside a number", ["一百十", "一百十五", "一千零十"]],
    [
      "numbers that may be guesses or lists",
      ["三四", "三五", "五六十", "一两百", "两三", "十几", "一二三", "一二三四"],
    ],
    ["digits that begin with zero", ["〇五", "零零", "○○"]],
    ["two where nobody writes it", ["两十", "二十两", "一百零两", "二〇二两", "十两万"]],
    ["a lone circle, which is a mark", ["○"]],
    [
      "other characters",
      ["一 百", " 一", "3万", "二〇23", "一百件", "第一", "壹佰", "萬", "廿", "-", "负一", "一点五"],
    ],
    [
      "numbers beyond safe integers",
      ["九千零七万一千九百九十二亿五千四百七十四万零九百九十二", "九".repeat(16)],
    ],
    ["very long texts", ["一".repeat(1000), "十".repeat(1000), "一万".repeat(1000)]],
  ])("takes no number from %s", (_, numerals) => {
    for (const numeral of numerals) expect([numeral, readChineseNumeral(numeral)]).toEqual([numeral, null]);
  });

  it("knows one spelling of a number with units, but for 一十, 二 for 两 and the sign of zero", () => {
    const spellings = new Map<number, string>();
    const check = (numeral: string) => {
      const number = /[十百千万亿]/.test(numeral) ? readChineseNumeral(numeral) : null;
      if (number === null) return;
      const settled = numeral.replace(/^十/, "一十").replaceAll("两", "二");
      expect([number, spellings.get(number) ?? settled]).toEqual([number, settled]);
      spellings.set(number, settled);
    };
    const extend = (numeral: string, more: number) => {
      check(numeral);
      if (more > 0) for (const character of "零一二两三十百千万亿") extend(numeral + character, more - 1);
    };
    extend("", 5);
    expect(spellings.size).toBeGreaterThan(100);
  });
});
