import { describe, expect, test } from "vitest";
import { openDocument } from "../src/index.ts";
import { type ZipPart, zip } from "./support/zip.ts";

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(body: string, ...others: readonly ZipPart[]): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
  return zip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content },
    ...others,
  ]);
}

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]) => `<w:p>${runs.join("")}</w:p>`;
const cell = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const textCell = (text: string, properties = "") => cell(paragraph(run(text)), properties);
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;

/** The archive with one bit changed in the middle of its document. */
function changeByte(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).indexOf("word/document.xml") + 60;
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

const textOf = async (body: string, ...others: readonly ZipPart[]) =>
  (await openDocument("a.docx", docx(body, ...others))).text;

describe("openDocument on DOCX", () => {
  test("prints one line a paragraph and one line a row, and trusts the places of cells", async () => {
    const body =
      paragraph(run("二、主动公开"), run("政府信息")) +
      table(
        row(textCell("规章"), cell("<w:p/>"), textCell("5")),
        row(textCell("行政许可"), textCell("1"), cell("<w:p/>")),
      );
    const source = await openDocument("a.docx", docx(body));
    expect(source.mediaType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    expect(source.text).toBe("二、主动公开政府信息\n规章 |  | 5\n行政许可 | 1 | \n");
    expect(source.visible?.text).toBe(source.text);
    expect(source.visible?.starts[3]).toBe(3);
    expect(source).not.toHaveProperty("diagnostics");
  });

  test("prints cells that span rows or columns once", async () => {
    const body = table(
      row(textCell("不予公开", '<w:vMerge w:val="restart"/>'), textCell("甲", '<w:gridSpan w:val="2"/>')),
      row(textCell("", "<w:vMerge/>"), textCell("乙"), textCell("1")),
    );
    expect(await textOf(body)).toBe("不予公开 | 甲\n乙 | 1\n");
  });

  test("joins the paragraphs of a cell and sets footnotes apart", async () => {
    const raised = '<w:vertAlign w:val="superscript"/>';
    const body = table(
      row(cell(paragraph(run("商业")) + paragraph(run("企业"))), cell(paragraph(run("5"), run("1", raised)))),
    );
    expect(await textOf(body)).toBe("商业 企业 | 5 1\n");
  });

  test("reads a table inside a cell as rows of its own", async () => {
    const body = table(
      row(cell(`${paragraph(run("一、总体情况"))}${table(row(textCell("规章"), textCell("1")))}<w:p/>`)),
    );
    expect(await textOf(body)).toBe("一、总体情况\n规章 | 1\n");
  });

  test("leaves out what tracked changes deleted, and hidden and struck-out text", async () => {
    const deletedRow = row("<w:trPr><w:del/></w:trPr>", textCell("行政处罚"), textCell("9"));
    const body =
      paragraph(
        run("公开"),
        "<w:del><w:r><w:delText>8</w:delText></w:r></w:del>",
        `<w:ins>${run("7")}</w:ins>`,
        `<w:moveFrom>${run("移走")}</w:moveFrom>`,
        run("6", "<w:vanish/>"),
        run("5", "<w:strike/>"),
        run("条", '<w:strike w:val="0"/>'),
      ) + table(deletedRow, row(textCell("行政强制"), textCell("3")));
    expect(await textOf(body)).toBe("公开7条\n行政强制 | 3\n");
  });

  test("joins paragraphs of which the mark between them was deleted", async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("政府信息")}</w:p>${paragraph(run("公开"))}`;
    expect(await textOf(body)).toBe("政府信息公开\n");
  });

  test("reads text boxes once, links and results of fields, and no field codes", async () => {
    const box = `<w:txbxContent>${paragraph(run("印章"))}</w:txbxContent>`;
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`,
      `<w:hyperlink>${run("网站")}</w:hyperlink>`,
      "<w:r><w:instrText>PAGE</w:instrText></w:r>",
      run("12"),
    );
    expect(await textOf(body)).toBe("印章\n网站12\n");
  });

  test("prints the numbers that Word puts before paragraphs", async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="4">${level(0, "chineseCountingThousand", "%1、")}${level(1, "decimal", "%2.")}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`;
    const numbered = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="7"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const body =
      numbered(0, "总体情况") +
      numbered(1, "甲") +
      numbered(1, "乙") +
      numbered(0, "主动公开") +
      numbered(1, "丙");
    expect(await textOf(body, { name: "word/numbering.xml", content: numbering })).toBe(
      "一、总体情况\n1.甲\n2.乙\n二、主动公开\n1.丙\n",
    );
  });

  test("finds the document where the package says it is", async () => {
    const content = `<w:document ${NAMESPACES}><w:body>${paragraph(run("正文"))}</w:body></w:document>`;
    const relationship = '<Relationship Type="http://x/officeDocument" Target="word/document2.xml"/>';
    const bytes = zip([
      { name: "_rels/.rels", content: `<Relationships>${relationship}</Relationships>` },
      { name: "word/document2.xml", content },
    ]);
    expect((await openDocument("a.docx", bytes)).text).toBe("正文\n");
  });

  test("says that a document needs a password instead of refusing it", async () => {
    const bytes = zip([{ name: "word/document.xml", content: "<w:document/>", isEncrypted: true }]);
    const source = await openDocument("a.docx", bytes);
    expect(source.text).toBe("");
    expect(source.diagnostics).toEqual([{ code: "document-encrypted", message: "a.docx needs a password" }]);
  });

  test.each([
    ["an archive of something else", zip([{ name: "a.txt", content: "1" }]), "holds no Word document"],
    ["a document that was cut off", docx(paragraph(run("正文"))).subarray(0, -30), "damaged"],
    ["a document with a changed byte", changeByte(docx(paragraph(run("1063")))), "is damaged"],
    [
      "markup that was cut off",
      zip([{ name: "word/document.xml", content: "<w:document><w:body><w:p>" }]),
      "ends too early",
    ],
    ["markup nested without end", docx("<w:p>".repeat(100_000)), "nest too deep"],
  ])("refuses %s and says what to do", async (_, bytes, part) => {
    await expect(openDocument("a.docx", bytes)).rejects.toThrow(
      expect.objectContaining({ code: "UNSUPPORTED_DOCUMENT", message: expect.stringContaining(part) }),
    );
  });

  test.each([
    ["in one part", [{ name: "word/document.xml", content: new Uint8Array(400 * 1024 * 1024) }]],
    [
      "in all parts together",
      ["word/numbering.xml", "word/styles.xml", "word/document.xml"].map((name) => ({
        name,
        content: Buffer.alloc(
          40 * 1024 * 1024,
          Buffer.from(Array.from({ length: 9973 }, (_, at) => (at * at) % 251)),
        ),
      })),
    ],
  ])("refuses an archive that expands beyond all measure %s", async (_, parts) => {
    await expect(openDocument("bomb.docx", zip(parts))).rejects.toThrow(
      expect.objectContaining({
        code: "DOCUMENT_TOO_LARGE",
        message: expect.stringContaining("expands to more than"),
      }),
    );
  });
});
