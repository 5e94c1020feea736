import fc from "fast-check";
import { Converter } from "opencc-js/cn2t";
import { describe, expect, it } from "vitest";
import { searchable, sourceSpan } from "../src/index.ts";
import { anyText, textOfPieces } from "./support/arbitrary-text.ts";

const WORDS = [
  ..."政府信息公开 行政复议 行政诉讼 办理结果 监督机关 权力运行 网站统计 业务联系 乡镇街道 制发件数".split(
    " ",
  ),
  ..."规范性文件 强制执行 征收补偿 收费标准 产业发展 之后 其余 关于 体系 面向群众 汇总 重复申请 答复".split(
    " ",
  ),
  ..."户籍 卫生 启动 线上 里面 着力 秘书 说明 税务 内容 证明 台湾 占地 什么 账目 了解 借助 伙伴 污水".split(
    " ",
  ),
];

/** What NFKC would change and the normaliser does not: see the golden file for the reasons. */
const KEPT = /[^\S\n ]|[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\ufc5e-\ufc63\ufdfa\ufdfb]/;

const isKept = (character: string) => {
  const form = character.normalize("NFKC");
  return KEPT.test(character) || /[\s()]|[\p{N}〇零一二三四五六七八九十百千万]/u.test(form);
};

/** A Han character that belongs to no number, year or document number. */
const PLAIN = /^[公開权務政覆著帳紃]$/u;

/**
 * Whether a query may begin or end between two characters: between plain Han characters, or between one and a number or a
 * sentence mark. Elsewhere the cut may run through a number, a gloss, or a character with its marks.
 */
function isFairCut(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  return PLAIN.test(before)
    ? PLAIN.test(after) || /[0-9、"“」]/.test(after)
    : PLAIN.test(after) && /[0-9、"“」]/.test(before);
}

const documentAndQuery = fc
  .tuple(
    fc.array(fc.oneof(textOfPieces, fc.constantFrom(...WORDS, "公開", "政務", "权")), { maxLength: 5 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([parts, first, second]) => {
    const source = parts.join("");
    const cuts = Array.from({ length: source.length + 1 }, (_, at) => at).filter((at) =>
      isFairCut(source, at),
    );
    const one = cuts[first % cuts.length] ?? 0;
    const other = cuts[second % cuts.length] ?? 0;
    return { source, start: Math.min(one, other), end: Math.max(one, other) };
  });

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

describe("searchable", () => {
  it.each(["t", "tw", "hk"] as const)(
    "gives the same to a sentence in Simplified script and in that of %s",
    (to) => {
      const convert: (text: string) => string = Converter({ from: "cn", to });
      const word = fc.constantFrom(...WORDS, ..."。 “ ” 、 1,234件 二〇二三年".split(" "));
      fc.assert(
        fc.property(fc.array(word, { maxLength: 12 }), (words) => {
          const sentence = words.join("");
          const traditional = convert(sentence).replaceAll("“", "「").replaceAll("”", "」");
          expect(searchable(traditional).text).toBe(searchable(sentence).text);
        }),
      );
    },
  );

  it("leaves no compatibility form but those that would make a number or come apart", () => {
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      const { text } = searchable(character);
      if (!isKept(text)) expect(text.normalize("NFKC")).toBe(text);
    }
  });

  it("makes no digit of a character that is none", () => {
    for (let code = 0; code <= 0x1ffff; code++) {
      const character = String.fromCodePoint(code);
      if (/[0-9]/.test(searchable(character).text)) expect(character).toMatch(/^\p{Nd}$/u);
    }
  });

  it("finds in a document what is copied from it, unless the copy is cut inside a number, a gloss or a character", () => {
    fc.assert(
      fc.property(documentAndQuery, ({ source, start, end }) => {
        expect(searchable(source).text).toContain(searchable(source.slice(start, end)).text);
      }),
      { numRuns: 3000 },
    );
  });

  it("marks in the document all of what was copied from it", () => {
    fc.assert(
      fc.property(documentAndQuery, ({ source, start, end }) => {
        const query = searchable(source.slice(start, end)).text;
        fc.pre(query !== "");
        const document = searchable(source);
        const spans = occurrences(document.text, query).map((at) =>
          sourceSpan(document, at, at + query.length),
        );
        const marked = spans.map((span) => searchable(source.slice(span.start, span.end)).text);
        expect(marked).toContain(query);
        expect(spans.some((span) => span.start >= start && span.end <= end)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("is at most six times as long as the text, and only where that is made of squared words", () => {
    expect(searchable("㌖").text).toHaveLength(6);
    fc.assert(
      fc.property(anyText, (source) => {
        expect(searchable(source).text.length).toBeLessThanOrEqual(6 * source.length);
      }),
    );
  });

  it.each([
    ["thousands separators", "1,234,"],
    ["commas", ","],
    ["digits", "1"],
    ["Chinese digits", "〇"],
    ["years that are none", "二〇二三"],
    ["ranges that never end", "二〇二三至"],
    ["brackets", "（２０２３）"],
    ["opening brackets", "〔"],
    ["document numbers", "（２０２３） 1 号"],
    ["marks", "\u0301"],
    ["marks of classes in turn", "\u0301\u0323"],
    ["glosses", "公(GONG)"],
    ["glosses that are none", "公(gon"],
    ["spaces", " \n"],
    ["numbers and spaces", "1 公 "],
    ["points", "1.1 "],
    ["lone surrogates", "\ud842"],
  ])("goes through half a million units of %s once", (_, piece) => {
    // Looking back or ahead without end would take hours here.
    const source = piece.repeat(Math.floor(500_000 / piece.length));
    expect(searchable(source).text.length).toBeLessThanOrEqual(source.length);
  });
});
