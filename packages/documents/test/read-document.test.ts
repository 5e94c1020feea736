import { createHash } from "node:crypto";
import { DocumentError } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../src/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** GBK bytes of 一、总体情况, written out because Node encodes nothing but Unicode. */
const GBK_HEADING = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);

describe("readDocument on text", () => {
  test("keeps UTF-8 text untouched and names the bytes by their hash", () => {
    const bytes = utf8("一、总体情况\r\n规章 | 0 |\n");
    expect(readDocument("a.txt", bytes)).toEqual({
      name: "a.txt",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      mediaType: "text/plain",
      text: "一、总体情况\r\n规章 | 0 |\n",
    });
  });

  test("reads GBK when the bytes are no UTF-8", () => {
    expect(readDocument("a.txt", GBK_HEADING).text).toBe("一、总体情况");
  });

  test("follows a byte order mark and leaves it out of the text", () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([0x4e00, 0x3001]).buffer)]);
    expect(readDocument("a.txt", utf16).text).toBe("一、");
    expect(readDocument("a.txt", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8("一")])).text).toBe("一");
  });

  test.each([
    ["%PDF-1.7", "PDF"],
    ["PK\u0003\u0004", "ZIP"],
  ])("refuses %j by name and says what to do", (beginning, name) => {
    expect(() => readDocument("report.bin", utf8(beginning))).toThrow(
      expect.objectContaining({ code: "UNSUPPORTED_DOCUMENT", message: expect.stringContaining(name) }),
    );
  });

  test("refuses a document over the limit with both sizes", () => {
    expect(() => readDocument("big.txt", utf8("12345"), { maximumBytes: 4 })).toThrow(
      new DocumentError(
        "DOCUMENT_TOO_LARGE",
        "big.txt has 5 bytes; at most 4 are read. Split it, or remove what is not the report.",
      ),
    );
  });

  test("gives a source or a DocumentError for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(typeof readDocument("any", bytes).text).toBe("string");
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }),
    );
  });
});

describe("readDocument on HTML", () => {
  const visible = (html: string) => readDocument("a.html", utf8(html)).visible?.text;

  test("prints one line a row and keeps blank cells", () => {
    const row = "<tr><td>规章</td><td>0</td><td>&nbsp;</td><td>5</td></tr>";
    expect(visible(`<p>二、</p><table>${row}</table><p>三、</p>`)).toBe("二、\n规章|0|\u00a0|5\n三、\n");
  });

  test("joins a label that is broken inside its cell", () => {
    expect(visible("<table><tr><td>商业<br/>企业</td><td><p>科研</p><p>机构</p></td></tr></table>")).toBe(
      "商业 企业|科研 机构\n",
    );
  });

  test("keeps rows that stand outside a table", () => {
    expect(visible("<div><tr><td>规章</td><td>1</td></tr></div>")).toBe("规章|1\n");
  });

  test("reads a page laid out in a table as lines, and the table inside it as rows", () => {
    const inner = "<table><tr><td>规章</td><td>1</td></tr></table>";
    expect(visible(`<table><tr><td><p>一、总体情况</p><p>正文。</p>${inner}</td></tr></table>`)).toBe(
      "一、总体情况\n正文。\n规章|1\n",
    );
  });

  test("prints a cell that spans rows or columns once", () => {
    const rows = `<tr><td rowspan="2">规章</td><td colspan="2">甲</td></tr><tr><td>乙</td><td></td></tr>`;
    expect(visible(`<table>${rows}</table>`)).toBe("规章|甲\n乙|\n");
  });

  test("reads cells and rows that are never closed", () => {
    expect(visible("<table><tr><td>规章<td>1<td><tr><td>行政许可<td><td>2</table>三、")).toBe(
      "规章|1|\n行政许可||2\n三、",
    );
  });

  test("reads what Word exports", () => {
    const cell = (text: string) =>
      `<td width=83 style='border:solid windowtext 1.0pt'><p class=MsoNormal><span lang=EN-US>${text}<o:p></o:p></span></p></td>`;
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:View>0</w:View></xml><![endif]--></head>
<body><p class=MsoNormal><![if !supportLists]><span>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]>总体情况<o:p></o:p></p>
<table><tr style='mso-yfti-irow:0'>${cell("规章")}${cell("&nbsp;")}${cell("12")}</tr></table></body></html>`;
    expect(visible(html)).toBe("一、\u00a0总体情况\n规章|\u00a0|12\n");
  });

  test.each([
    ["a style", '<td>1<span style="color:red; DISPLAY : none">9</span></td>', "1"],
    ["an attribute", "<td>1<b hidden>9</b></td>", "1"],
    ["a hidden paragraph that is never closed", "<p style='display:none'>9<p>1", "1"],
    ["a hidden cell", "<tr><td>1</td><td hidden>9</td><td>2</td></tr>", "1|2"],
    ["a hidden row that holds cells", "<tr hidden><td>9</td><td>9</td></tr><tr><td>1</td></tr>", "1"],
    ["struck-out text left open in its cell", "<tr><td>1<s>9</td><td>2</td></tr>", "1|2"],
    ["Ruby text", "<p>公<rp>(</rp><rt>gōng</rt><rp>)</rp>开</p>", "公开"],
  ])("does not show what %s hides", (_, html, text) => {
    expect(visible(`<html><table>${html}</table>`)?.trim()).toBe(text);
  });

  test("keeps the lines and columns of preformatted text", () => {
    const page = "<html><pre>规章     0    5\n  行政许可   1\n</pre><table><tr><td>三、<td>5</table>";
    expect(visible(page)).toBe("规章     0    5\n  行政许可   1\n三、|5\n");
  });

  test("takes a page whose text is preformatted for text, so that its columns are read as such", () => {
    const source = readDocument(
      "a.html",
      utf8("<html><h1>报告</h1><pre>规章   0  5\n许可&lt;1&gt; 1\n</pre></html>"),
    );
    expect(source.mediaType).toBe("text/html");
    expect(source.text).toBe("报告\n规章   0  5\n许可<1> 1\n");
    expect(source).not.toHaveProperty("visible");
  });

  test("keeps the lines of Markdown with tables of HTML in it, and the rows of its own tables", () => {
    const markdown = `# 报告

**二、主动公开**
换行

| 信息内容 | 本年 |   |
|----------|:----:|---|
| 行政<br />许可 | 1<br />2 |  |

<table>
<tr><td>规章</td>
<td>5<br />6</td><td></td></tr>
</table>

三、申请
`;
    expect(visible(markdown)).toBe(
      "# 报告\n\n**二、主动公开**\n换行\n\n 信息内容 | 本年 |   \n\n 行政 许可 | 1 2 |  \n\n\n规章|5 6|\n\n\n\n三、申请\n",
    );
  });

  test("keeps the title of the page as its first line", () => {
    expect(visible("<html><head><title>甲县教育局&amp;年度报告</title></head><body><p>正文</p></body>")).toBe(
      "甲县教育局&年度报告\n正文\n",
    );
  });

  test("hands on the address that the document was fetched from", () => {
    const url = "https://www.example.org/report.html";
    expect(readDocument("a.html", utf8("<html>正文"), { url }).url).toBe(url);
    expect(readDocument("a.html", utf8("<html>正文"))).not.toHaveProperty("url");
  });

  test("leaves out scripts, styles and what is struck out", () => {
    expect(
      visible("<body><script>var a='0';</script><style>p{}</style><p>正文<del>3</del>5</p></body>"),
    ).toBe("正文5\n");
  });

  test("keeps a footnote apart from the number it stands beside", () => {
    expect(visible("<table><tr><td>5<sup>1</sup></td></tr></table>")).toBe("5 1\n");
  });

  test("reads a text with a few stray tags as text", () => {
    expect(readDocument("a.txt", utf8("一、总体情况\n<p>\n规章 | 0 |</p>\n")).mediaType).toBe("text/plain");
  });

  test.each([
    ["elements left open", "<b>"],
    ["tables in tables", "<table><tr><td>"],
    ["hidden elements", '<div style="display:none">'],
    ["line breaks in cells", "<td><br>"],
    ["comments that never end", "<!--"],
    ["broken entities", "&#x"],
  ])("reads a million characters of %s", (_, piece) => {
    const html = `<html><p>正文</p>${piece.repeat(1_000_000 / piece.length)}`;
    expect(visible(html)?.split("\n")[0]).toBe("正文");
  });

  test("maps every visible character to the source it stands for", () => {
    const html = "<html><p>甲&amp;乙 &nbsp; <b>12</b></p>";
    const { text, visible: mapped } = readDocument("a.html", utf8(html));
    const sources = [...(mapped?.text ?? "")].map((_, at) =>
      text.slice(mapped?.starts[at], mapped?.ends[at]),
    );
    expect(sources.filter((source) => source !== "")).toEqual([
      "甲",
      "&amp;",
      "乙",
      " ",
      "&nbsp;",
      " ",
      "1",
      "2",
    ]);
  });

  test("gives maps that never decrease and stay inside the source, for any markup", () => {
    const piece = fc.constantFrom(
      "<table>",
      "</table>",
      "<tr>",
      "<td>",
      "</td>",
      "<p>",
      "</p>",
      "&lt;",
      "&#20;",
      "<br>",
      "1",
      "正 文",
      "<!--",
      "-->",
      "<script>",
      "</script>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = `<html>${pieces.join("")}`;
        const { visible: mapped } = readDocument("a.html", utf8(html));
        expect(mapped?.starts).toHaveLength(mapped?.text.length ?? -1);
        let before = 0;
        for (const [at, start] of [...(mapped?.starts ?? [])].entries()) {
          const end = mapped?.ends[at] ?? -1;
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(html.length);
          before = start;
        }
      }),
    );
  });
});
