import { describe, expect, test } from "vitest";
import { openDocument } from "../src/index.ts";
import { container, type DocParagraph, doc, docRow } from "./support/doc.ts";

const paragraph = (text: string): DocParagraph => ({ text, mark: "\r" });

const open = (bytes: Uint8Array) => openDocument("a.doc", bytes);

describe("openDocument on DOC", () => {
  test("prints one line a paragraph and one line a row, blank cells kept and merged ones once", async () => {
    const source = await open(
      doc([
        paragraph("二、主动公开政府信息情况"),
        ...docRow("不予公开", "甲", "1"),
        ...docRow(null, "乙", ""),
        paragraph("三、申请情况"),
      ]),
    );
    expect(source.mediaType).toBe("application/msword");
    expect(source.text).toBe("二、主动公开政府信息情况\n不予公开 | 甲 | 1\n乙 | \n三、申请情况\n");
    expect(source.visible?.text).toBe(source.text);
  });

  test("leaves out deleted text and the codes of fields", async () => {
    const text = "公开98条\u0013 PAGE \u001412\u0015页";
    expect((await open(doc([paragraph(text)], { hidden: [2, 3] }))).text).toBe("公开8条12页\n");
  });

  test.each([
    ["an old document", doc([paragraph("正文")], { flags: 0x0100 }), "application/msword"],
    [
      "a new one",
      container({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(5000) }),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
  ])("says that %s needs a password instead of refusing it", async (_, bytes, mediaType) => {
    const source = await open(bytes);
    expect(source).toMatchObject({ text: "", mediaType });
    expect(source.diagnostics).toEqual([{ code: "document-encrypted", message: "a.doc needs a password" }]);
  });

  test.each([
    ["another kind of Office document", container({ Workbook: Buffer.alloc(5000) }), "not one of Word"],
    [
      "a document older than Word 97",
      container({ WordDocument: Buffer.from([0xdc, 0xa5]) }),
      "older than Word 97",
    ],
    [
      "a document without its table",
      container({ WordDocument: Buffer.from([0xec, 0xa5, ...new Array<number>(20).fill(0)]) }),
      "table stream is missing",
    ],
    ["a document that was cut off", doc([paragraph("正文")]).subarray(0, 700), "damaged"],
  ])("refuses %s and says what to do", async (_, bytes, part) => {
    await expect(open(bytes)).rejects.toThrow(
      expect.objectContaining({ code: "UNSUPPORTED_DOCUMENT", message: expect.stringContaining(part) }),
    );
  });
});
