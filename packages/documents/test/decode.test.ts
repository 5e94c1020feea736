import { describe, expect, test } from "vitest";
import { decodeText, readDocument } from "../src/index.ts";
import { encodeAs } from "./support/legacy-encoding.ts";

const SIMPLIFIED = `示例县教育局2022年政府信息公开工作年度报告
一、总体情况
2022年，我局依法公开政府信息1063条，受理申请12件，没有收取费用。
规章 | 0 | 0 | 5
`;
const TRADITIONAL = `示例縣教育局2022年政府信息公開工作年度報告
一、總體情況
2022年，我局依法公開政府信息1063條，受理申請12件，沒有收取費用。
規章 | 0 | 0 | 5
`;

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, isBigEndian: boolean, hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1) {
    view.setUint16(at * 2, marked.charCodeAt(at), !isBigEndian);
  }
  return bytes;
}

/** The bytes with those of the first `find` replaced. */
function damage(bytes: Uint8Array, at: number, ...broken: number[]): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...broken, ...bytes.subarray(at + broken.length)]);
}

describe("decodeText", () => {
  test.each([
    ["UTF-8", utf8(SIMPLIFIED), "utf-8", SIMPLIFIED],
    ["GBK", encodeAs("gb18030", SIMPLIFIED), "gb18030", SIMPLIFIED],
    ["GBK with Traditional characters", encodeAs("gb18030", TRADITIONAL), "gb18030", TRADITIONAL],
    ["Big5", encodeAs("big5", TRADITIONAL), "big5", TRADITIONAL],
    ["UTF-16 little endian with its mark", utf16(SIMPLIFIED, false, true), "utf-16le", SIMPLIFIED],
    ["UTF-16 big endian with its mark", utf16(SIMPLIFIED, true, true), "utf-16be", SIMPLIFIED],
    ["UTF-16 little endian without a mark", utf16(SIMPLIFIED, false, false), "utf-16le", SIMPLIFIED],
    ["UTF-16 big endian without a mark", utf16(SIMPLIFIED, true, false), "utf-16be", SIMPLIFIED],
  ] as const)("reads %s by what the bytes say", (_, bytes, encoding, text) => {
    expect(decodeText("a.txt", bytes)).toEqual({ text, encoding, diagnostics: [] });
  });

  test.each([
    ["UTF-8 that claims GBK", utf8(`<meta charset="gbk">${SIMPLIFIED}`), "utf-8"],
    ["GBK that claims UTF-8", encodeAs("gb18030", `<meta charset="utf-8">${SIMPLIFIED}`), "gb18030"],
    ["GBK that claims Big5", encodeAs("gb18030", `<meta charset="big5">${SIMPLIFIED}`), "gb18030"],
    ["Big5 that claims GB2312", encodeAs("big5", `<meta charset=gb2312>${TRADITIONAL}`), "big5"],
    ["UTF-16 that claims UTF-8", utf16(`<meta charset="utf-8">${SIMPLIFIED}`, false, false), "utf-16le"],
  ] as const)("does not believe %s", (_, bytes, encoding) => {
    const decoded = decodeText("a.html", bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain("2022年，我局依法公");
  });

  test.each([
    ["UTF-8", utf8(SIMPLIFIED), "utf-8"],
    ["GBK", encodeAs("gb18030", SIMPLIFIED), "gb18030"],
    ["Big5", encodeAs("big5", TRADITIONAL), "big5"],
  ] as const)("loses a broken byte of %s and not the document, and says so", (_, bytes, encoding) => {
    const { text, encoding: found, diagnostics } = decodeText("a.txt", damage(bytes, 1, 0xff));
    expect(found).toBe(encoding);
    expect(text).toContain("\uFFFD");
    expect(text).toContain("1063");
    expect(diagnostics.map(({ code }) => code)).toEqual(["bytes-undecodable"]);
    expect(diagnostics[0]?.message).toMatch(/^\d places of a\.txt are no /);
  });

  test("reads UTF-8 that was cut in the middle of a character", () => {
    const { text, diagnostics } = decodeText("a.txt", utf8(`${SIMPLIFIED}完`).subarray(0, -1));
    expect(text).toBe(`${SIMPLIFIED}\uFFFD`);
    expect(diagnostics).toHaveLength(1);
  });

  test("puts the diagnostic of broken bytes into the source", () => {
    const source = readDocument("a.txt", damage(utf8(SIMPLIFIED), 1, 0xff));
    expect(source.diagnostics?.map(({ code }) => code)).toEqual(["bytes-undecodable"]);
  });

  test.each([
    ["zero bytes", new Uint8Array(1000)],
    ["the same byte over and over", new Uint8Array(1000).fill(0xff)],
    ["bytes of no pattern", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 251)],
  ])("refuses %s and says what to do", (_, bytes) => {
    expect(() => decodeText("a.bin", bytes)).toThrow(
      expect.objectContaining({
        code: "UNSUPPORTED_DOCUMENT",
        message: expect.stringContaining("save it as"),
      }),
    );
  });
});
