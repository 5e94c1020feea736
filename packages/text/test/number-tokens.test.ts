import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNumbers, numberTokens, searchable } from "../src/index.ts";

describe("numberTokens", () => {
  it.each([
    ["3646件", ["num3646"]],
    ["1,234件、１２３４件", ["num1234"]],
    ["12.5%", ["num12d5", "num12d5pct"]],
    ["12.50％", ["num12d5", "num12d5pct"]],
    ["1.05‰", ["num1d05", "num1d05pml"]],
    ["3.0分", ["num3"]],
    ["1.2万元", ["num1d2", "num12000"]],
    ["1.23456万元", ["num1d23456", "num12345d6"]],
    ["3亿", ["num3", "num300000000"]],
    ["0.5万亿", ["num0d5", "num500000000000"]],
    ["5 万", ["num5", "num50000"]],
    ["国办发（2023）12 号", ["doc2023n12", "num2023", "num12"]],
    ["〔2023〕第12号", ["doc2023n12", "num2023", "num12"]],
    ["二〇二三年", ["num2023"]],
    ["2023.12.31", ["num2023", "num12", "num31"]],
    ["1.2023年", ["num1", "num2023"]],
    ["１．二〇二三年", ["num1", "num2023"]],
    ["1.2023万元", ["num1d2023", "num12023"]],
    ["2019-2021年", ["num2019", "num2021"]],
    ["10:30", ["num10", "num30"]],
    ["0527-8888", ["num0527", "num8888"]],
    ["12kg", ["num12"]],
    ["5件，共5件", ["num5"]],
    ["共5.", ["num5"]],
    ["𝟐𝟑", ["num23"]],
  ])("reads %s", (text, expected) => {
    expect(numberTokens(searchable(text).text)).toEqual(expected);
  });

  it.each(["", "公开", "IPv6", "PM2.5", "A4", "①²½", "三百件", "%", "9".repeat(61)])(
    "finds nothing in %s",
    (text) => {
      expect(numberTokens(searchable(text).text)).toEqual([]);
    },
  );

  it("writes letters and digits only, and every token once", () => {
    const text = fc.array(fc.constantFrom(..."0123456789.,%‰万亿〔〕第号a年件 -"), { maxLength: 30 });
    fc.assert(
      fc.property(text, (characters) => {
        const tokens = numberTokens(searchable(characters.join("")).text);
        expect(new Set(tokens).size).toBe(tokens.length);
        for (const token of tokens) expect(token).toMatch(/^(?:num\d+(?:d\d+)?(?:pct|pml)?|doc\d{4}n\d+)$/);
      }),
    );
  });

  it("finds the tokens of a part in the whole", () => {
    const part = fc.constantFrom(
      "3646件",
      "12.5%",
      "1.2万元",
      "〔2023〕12号",
      "2023年",
      "IPv6",
      "公开",
      "，",
      "0.5",
      "。",
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(part), fc.array(part), (before, query, after) => {
        // A Han character on both sides, so that no number is cut.
        const inside = searchable(`件${query.join("件")}件`).text;
        const whole = searchable(`${before.join("件")}件${query.join("件")}件${after.join("件")}`).text;
        const tokens = numberTokens(whole);
        for (const token of numberTokens(inside)) expect(tokens).toContain(token);
      }),
    );
  });

  it("goes through a long run of digits once", () => {
    expect(numberTokens("1".repeat(300_000))).toEqual([]);
    expect(numberTokens("1.".repeat(150_000))).toEqual([]);
    expect(numberTokens("〔2023〕".repeat(50_000))).toEqual(["num2023"]);
  });
});

describe("findNumbers", () => {
  it.each([
    ["", []],
    ["公开", []],
    ["增长12.5%", ["12.5"]],
    ["１２．５０％，1,234.5元", ["12.50", "1234.5"]],
    ["2023.12.31,1.1.2,192.168.0.1", ["2023", "12", "31", "1", "1", "2", "192", "168", "0", "1"]],
    ["1.2023年，2.收到3件.4", ["1", "2023", "2", "3", "4"]],
    ["12.2023年5月", ["12", "2023", "5"]],
    ["PM2.5、IPv6", ["2.5", "6"]],
    ["0.123,456", ["0.123", "456"]],
    ["〔2023〕12号", ["2023", "12"]],
  ])("reads %s", (text, expected) => {
    const { text: normalised } = searchable(text);
    expect(findNumbers(normalised).map(({ start, end }) => normalised.slice(start, end))).toEqual(expected);
  });

  it("covers every digit once, and takes the same for numbers as numberTokens", () => {
    const text = fc.array(fc.constantFrom(..."0129..,%‰万年件- "), { maxLength: 30 });
    fc.assert(
      fc.property(text, (characters) => {
        const { text: normalised } = searchable(characters.join(""));
        const numbers = findNumbers(normalised).map(({ start, end }) => normalised.slice(start, end));
        expect(numbers.join("").replaceAll(".", "")).toBe(normalised.replaceAll(/[^0-9]/g, ""));
        const tokens = numberTokens(normalised);
        for (const number of numbers) {
          // Zeros at the end of a fraction make no difference to a token.
          const spelled = number.replace(/(\..*?)0+$/, "$1").replace(/\.$/, "");
          expect(tokens).toContain(`num${spelled.replace(".", "d")}`);
        }
      }),
    );
  });
});
