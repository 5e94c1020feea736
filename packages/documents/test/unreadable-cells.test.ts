import { describe, expect, test } from "vitest";
import { openDocument, readDocument } from "../src/index.ts";
import { doc, docRow } from "./support/doc.ts";
import { zip } from "./support/zip.ts";

const MARK = "\ufffc";

const readHtml = (html: string) => readDocument("a.html", new TextEncoder().encode(html));
const visible = (html: string) => readHtml(html).visible?.text;
const row = (cell: string) => `<table><tr><td>规章</td><td>${cell}</td><td>5</td></tr></table>`;

describe("cells of a page that hold no text", () => {
  test.each([
    ["a picture", '<img src="44.png" alt="44">', MARK],
    ["a picture behind a digit", '4<img src="4.png">', `4${MARK}`],
    ["a hidden picture", '<img src="44.png" style="display:none">', ""],
    ["a drawing", "<svg><text>44</text></svg>", MARK],
    ["a drawing that closes itself", "<svg/>", MARK],
    ["an object and its replacement", "<object><p>44</p></object>", MARK],
    ["an object left open", "<object><p>44", MARK],
    ["a script", "<script>document.write(44)</script>", MARK],
    ["a field", '<input type="text" value=" 44 ">', "44"],
    ["two fields", "<input value=4><input value=4>", "4 4"],
    ["a field that is not shown", '<input type="hidden" value="9">44', "44"],
    ["a button", '<input type="submit" value="44">', MARK],
    ["an empty field", '<input value="">', MARK],
    ["a text field", "<textarea>44</textarea>", "44"],
    ["an empty text field", "<textarea></textarea>", MARK],
    ["a chosen option", "<select><option>1</option><option selected>44</option></select>", "44"],
    ["a chosen option left open", "<select><option>1<option selected>44<option>2</select>", "44"],
    ["two chosen options", "<select><option selected>1<option selected>44</select>", MARK],
    ["no chosen option", "<select><option>1<option>44</select>", MARK],
    ["a choice left open", "<select><option selected>44", "44"],
    ["struck-out text alone", "<s>44</s>", MARK],
    ["struck-out white space", "<s> &nbsp;</s>", ""],
    ["struck-out digits before others", '<b style="text-decoration-line:line-through">9</b>44', "44"],
    ["text of no size", '<b style="font-size:0pt!important">44</b>', MARK],
    ["text of some size", '<b style="font-size:0.5em">44</b>', "44"],
    ["text that is not displayed", '<b style="display:none">44</b>', ""],
    ["digits turned around", "\u202e53\u202c", `${MARK}53\u202c`],
    ["digits turned around by a tag", "<bdo dir=rtl>53</bdo>", `${MARK}53`],
    ["separators of lines", "\u2028 4\u20284&#x2029;\u0085\u000b", "4 4"],
    ["written line ends", "&#10;44&#13;&#10;", "44"],
  ])("%s", (_, cell, text) => {
    expect(visible(row(cell))).toBe(`规章|${text}|5\n`);
  });

  test("a cell that cannot be seen keeps its place", () => {
    const cells = '<td>1</td><td style="visibility:hidden">9</td><td style="opacity:0"> </td><td>2</td>';
    expect(visible(`<table><tr>${cells}</tr></table>`)).toBe(`1|${MARK}||2\n`);
  });

  test("the value of a field is where it stands in the source", () => {
    const { text, visible: mapped } = readHtml(row('<input class="n" value="44">'));
    const at = mapped?.text.indexOf("44") ?? -1;
    expect(text.slice(mapped?.starts[at], mapped?.ends[at + 1])).toBe("44");
    expect(mapped?.starts[at]).toBe(text.indexOf("44"));
  });

  test("pictures outside of tables, and in cells that lay out the page, are decoration", () => {
    expect(visible('<html><p><img src="a.png">正文</p>')).toBe("正文\n");
    const page = `<table><tr><td><img src="a.png"><p>正文</p>${row("44")}</td></tr></table>`;
    expect(visible(page)).toBe(" \n正文\n规章|44|5\n");
  });

  test("a page that is yet to be faded in, and gaps between boxes, hide no text", () => {
    expect(visible('<html><div style="opacity:0"><p>正文</p></div>')).toBe("正文\n");
    expect(visible('<html><div style="font-size:0"><b style="font-size:9pt">正文</b></div>')).toBe("正文\n");
  });

  test.each([
    ["choices left open", "<td><select><option selected>1"],
    ["pictures", "<td><img>"],
    ["struck-out cells", '<td style="text-decoration:line-through">9'],
    ["styles without end", `<b style="font-size:${"0".repeat(20)}`],
    ["pictures in tables in tables", "<table><tr><td><img>"],
  ])("a million characters of %s are read", (_, piece) => {
    const html = `<html><p>正文</p>${piece.repeat(1_000_000 / piece.length)}`;
    expect(visible(html)?.split("\n")[0]).toBe("正文");
  });
});

test("cells of a binary Word document that hold a picture are marked, and pictures outside tables are not", async () => {
  const bytes = doc([...docRow("规章", "\u0001", "4\u0008"), { text: "正文\u0001", mark: "\r" }]);
  expect((await openDocument("a.doc", bytes)).text).toBe(`规章 | ${MARK} | 4${MARK}\n正文\n`);
});

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const LIST =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';

/** The text of a Word document with some markup as its body. */
async function readDocx(body: string): Promise<string> {
  const bytes = zip([
    {
      name: "word/document.xml",
      content: `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    },
    { name: "word/numbering.xml", content: `<w:numbering ${NAMESPACES}>${LIST}</w:numbering>` },
  ]);
  return (await openDocument("a.docx", bytes)).text;
}

const run = (content: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
const text = (content: string) => run(`<w:t>${content}</w:t>`);
const NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
const SYMBOL = run('<w:sym w:font="Wingdings" w:char="F08C"/>');
const PICTURE = "<w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing>";
const BOX = `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>${text("44")}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`;

describe("cells of a Word document that hold no text", () => {
  test.each([
    ["a symbol", SYMBOL, MARK],
    ["a symbol behind a digit", `${text("4")}${SYMBOL}`, `4${MARK}`],
    ["a picture", run(PICTURE), MARK],
    ["a hidden picture", run(PICTURE, "<w:vanish/>"), ""],
    ["a deleted picture", `<w:del>${run(PICTURE)}</w:del>`, ""],
    ["a chart", run("<w:drawing><a:graphic><c:chart/></a:graphic></w:drawing>"), MARK],
    ["an old picture", run("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>"), MARK],
    ["an embedded object", run("<w:object><o:OLEObject/></w:object>"), MARK],
    ["a text box", run(BOX), "44"],
    ["a box to tick", run("<w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar>"), MARK],
    ["a field that draws", run("<w:instrText> eq \\o\\ac(○,5)</w:instrText>"), MARK],
    ["a field with a result", `${run("<w:instrText> =SUM(ABOVE)</w:instrText>")}${text("44")}`, "44"],
    ["a fraction", "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>", `${MARK}1`],
    ["digits turned around", `<w:bdo w:val="rtl">${text("53")}</w:bdo>`, `${MARK}53`],
    ["struck-out text alone", run("<w:t>44</w:t>", "<w:strike/>"), MARK],
    ["a list number before a number", `${NUMBERED}${text("33")}`, "33"],
    ["a list number before a numeral", `${NUMBERED}${text("三件")}`, "三件"],
    ["a list number before words", `${NUMBERED}${text("总体情况")}`, "1.总体情况"],
    ["a list number alone", NUMBERED, MARK],
    ["separators of lines", text("\u20284\u2028"), "4"],
  ])("%s", async (_, paragraph, expected) => {
    const cell = (content: string) => `<w:tc><w:p>${content}</w:p></w:tc>`;
    const body = `<w:tbl><w:tr>${cell(text("规章"))}${cell(paragraph)}${cell(text("5"))}</w:tr></w:tbl>`;
    expect(await readDocx(body)).toBe(`规章 | ${expected} | 5\n`);
  });

  test("outside of tables they are decoration, and list numbers are printed", async () => {
    expect(await readDocx(`<w:p>${run(PICTURE)}${SYMBOL}</w:p><w:p>${NUMBERED}${text("33")}</w:p>`)).toBe(
      "1.33\n",
    );
  });
});
