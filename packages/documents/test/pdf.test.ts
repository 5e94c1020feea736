import { describe, expect, test } from "vitest";
import { openDocument } from "../src/index.ts";
import { gridLines, pdf, text } from "./support/pdf.ts";

const open = (bytes: Uint8Array) => openDocument("a.pdf", bytes);

describe("openDocument on PDF", () => {
  test("prints the rows of a ruled table with blank cells kept, between the lines around it", async () => {
    const source = await open(
      pdf([
        [
          text(80, 60, "二、主动公开"),
          ...gridLines([60, 200, 300, 400], [80, 110, 140]),
          text(70, 100, "规章"),
          text(340, 100, "5"),
          text(70, 130, "行政许可"),
          text(240, 130, "1063"),
          text(80, 170, "三、申请情况"),
        ],
      ]),
    );
    expect(source.mediaType).toBe("application/pdf");
    expect(source.text).toBe("二、主动公开\n规章 |  | 5\n行政许可 | 1063 | \n三、申请情况\n");
    expect(source.visible?.text).toBe(source.text);
  });

  test("takes thin filled rectangles for lines, and lines drawn in pieces for one", async () => {
    const source = await open(
      pdf([
        [
          ...[80, 110, 140].flatMap((y) =>
            [60, 130].map((x) => ({ kind: "rectangle", x, y, width: 70, height: 0.5 }) as const),
          ),
          ...[60, 130, 200].map((x) => ({ kind: "rectangle", x, y: 80, width: 0.5, height: 60 }) as const),
          text(70, 100, "规章"),
          text(150, 100, "1"),
          text(70, 130, "甲"),
          text(150, 130, "2"),
        ],
      ]),
    );
    expect(source.text).toBe("规章 | 1\n甲 | 2\n");
  });

  test("joins the lines of a label, wherever its row's numbers stand, and prints a spanning cell once", async () => {
    const source = await open(
      pdf([
        [
          ...gridLines([60, 110, 200, 300], [80, 160]),
          { kind: "line", from: [110, 120], to: [300, 120] },
          text(70, 100, "不予"),
          text(70, 115, "公开"),
          text(115, 94, "属于国家"),
          text(115, 108, "秘密"),
          text(250, 101, "3"),
          text(115, 140, "其他"),
          text(250, 140, "4"),
        ],
      ]),
    );
    expect(source.text).toBe("不予公开 | 属于国家秘密 | 3\n其他 | 4\n");
  });

  test("joins a number that its cell was too narrow for, and no two numbers", async () => {
    const source = await open(
      pdf([
        [
          ...gridLines([60, 160, 200, 300], [80, 120]),
          text(70, 100, "处罚"),
          text(168, 94, "12"),
          text(168, 108, "34"),
          text(220, 94, "5"),
          text(220, 108, "6"),
        ],
      ]),
    );
    expect(source.text).toBe("处罚 | 1234 | 5 6\n");
  });

  test("puts a row together again that the end of a page cut", async () => {
    const source = await open(
      pdf([
        [...gridLines([60, 160, 200], [700, 740]), text(65, 720, "其他法律行政法规"), text(170, 720, "7")],
        [
          ...gridLines([60, 160, 200], [50, 80, 110]),
          text(65, 70, "禁止公开"),
          text(65, 100, "信访"),
          text(170, 100, "8"),
        ],
      ]),
    );
    expect(source.text).toBe("其他法律行政法规禁止公开 | 7\n信访 | 8\n");
  });

  test("goes on with a label that was broken after its ordinal, and puts no numerals together", async () => {
    const top = gridLines([60, 160, 200], [50, 80, 110]);
    const end = gridLines([60, 160, 200], [700, 740]);
    const cut = await open(
      pdf([
        [...end, text(65, 720, "（一）"), text(170, 720, "14")],
        [...top, text(65, 70, "予以公开"), text(65, 100, "信访"), text(170, 100, "8")],
      ]),
    );
    expect(cut.text).toBe("（一）予以公开 | 14\n信访 | 8\n");
    const whole = await open(
      pdf([
        [...end, text(65, 720, "属于国家秘密事"), text(165, 720, "零")],
        [...top, text(65, 70, "重复"), text(165, 70, "零"), text(65, 100, "信访"), text(170, 100, "8")],
      ]),
    );
    expect(whole.text).toBe("属于国家秘密事 | 零\n重复 | 零\n信访 | 8\n");
  });

  test("keeps columns without lines apart by spaces and leaves them to the parser", async () => {
    const source = await open(
      pdf([
        [
          text(60, 100, "规章"),
          text(200, 100, "0"),
          text(260, 100, "5"),
          text(60, 120, "许可"),
          text(260, 120, "1"),
        ],
      ]),
    );
    expect(source.text).toMatch(/^规章 {2,}0 {2,}5\n许可 {10,}1\n$/);
    const [first, second] = source.text.split("\n");
    expect(first?.indexOf("5")).toBe(second?.indexOf("1"));
    expect(source).not.toHaveProperty("visible");
  });

  test("joins the lines of a paragraph and no headings", async () => {
    const line = "我局依法公开政府信息并及时答复群众的各项申请";
    const source = await open(
      pdf([
        [
          text(84, 80, line),
          text(60, 100, `${line}共计`),
          text(60, 120, "十二件。"),
          text(60, 140, "一、总体情况"),
        ],
      ]),
    );
    expect(source.text.split("\n").map((part) => part.trim())).toEqual([
      `${line}${line}共计十二件。`,
      "一、总体情况",
      "",
    ]);
  });

  test("sets a raised mark apart and prints doubled characters once", async () => {
    const source = await open(
      pdf([
        [
          text(60, 100, "许可"),
          text(84, 100, "5"),
          text(96, 96, "1", 6),
          text(60, 130, "规章"),
          text(60.3, 130, "规章"),
        ],
      ]),
    );
    expect(source.text).toBe("许可5 1\n规章\n");
  });

  test("names the pages that are images", async () => {
    const image = { kind: "image" } as const;
    const source = await open(pdf([[image], [text(60, 100, "正文")], [image], [image]]));
    expect(source.text).toBe("正文\n");
    expect(source.diagnostics).toEqual([{ code: "image-only", message: "a.pdf: pages 1, 3-4 of 4" }]);
  });

  test("says nothing about pages that are blank", async () => {
    const source = await open(pdf([[]]));
    expect(source.text).toBe("");
    expect(source).not.toHaveProperty("diagnostics");
  });

  test("says that a document needs a password instead of refusing it", async () => {
    const key = "00".repeat(32);
    const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`;
    const source = await open(pdf([[text(60, 100, "正文")]], encryption));
    expect(source.text).toBe("");
    expect(source.diagnostics?.map(({ code }) => code)).toEqual(["document-encrypted"]);
  });

  test.each([
    ["a beginning and nothing more", new TextEncoder().encode("%PDF-1.7")],
    ["a file that was cut off", pdf([[text(60, 100, "正文")]]).subarray(0, 150)],
  ])("refuses %s and says what to do", async (_, bytes) => {
    await expect(open(bytes)).rejects.toThrow(
      expect.objectContaining({
        code: "UNSUPPORTED_DOCUMENT",
        message: expect.stringMatching(/^a\.pdf is a PDF file that is damaged: .*try again\.$/),
      }),
    );
  });

  test("refuses a document of more than a thousand pages", async () => {
    await expect(open(pdf(Array.from({ length: 1001 }, () => [])))).rejects.toThrow(
      expect.objectContaining({ code: "DOCUMENT_TOO_LARGE", message: expect.stringContaining("1001 pages") }),
    );
  });

  test("puts no million spaces before what stands far outside of its page", async () => {
    const source = await open(pdf([[text(60, 100, "正文"), text(90_000_000, 100, "9")]]));
    expect(source.text.length).toBeLessThan(1000);
  });

  test("takes a drawing of ten thousand lines for no table", async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => at / 8).flatMap((at) => [
      { kind: "line", from: [at, 0], to: [at, 800] } as const,
      { kind: "line", from: [0, at], to: [500, at] } as const,
    ]);
    expect((await open(pdf([[...lines, text(60, 100, "正文")]]))).text).toContain("正文");
  });
});
