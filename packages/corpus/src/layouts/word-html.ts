import type { DocumentBlock, DocumentTable, TableCell } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { escapeHtml, spanAttributes, splitRuns, textOf } from "./markup.ts";

const LATIN_STYLE =
  "style='font-size:10.5pt;\nfont-family:\"Times New Roman\",serif;mso-fareast-font-family:宋体'";
const CHINESE_STYLE = "style='font-size:10.5pt;font-family:\n宋体;mso-ascii-font-family:\"Times New Roman\"'";

/** The mark of a paragraph's end, which Word writes into every paragraph. */
const PARAGRAPH_END = "<span lang=EN-US><o:p></o:p></span>";

const EMPTY_PARAGRAPH = "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>";

function printRuns(text: string): string {
  return splitRuns(text)
    .map((run) => {
      const isLatin = run.charCodeAt(0) < 0x7f;
      const content = escapeHtml(run);
      return isLatin
        ? `<span\nlang=EN-US ${LATIN_STYLE}>${content}</span>`
        : `<span ${CHINESE_STYLE}><span style='mso-spacerun:yes'></span>${content}</span>`;
    })
    .join("");
}

function printParagraph(text: string, alignment = "center"): string {
  return `<p class=MsoNormal align=${alignment} style='text-align:${alignment};mso-line-height-alt:0pt'>${printRuns(text)}${PARAGRAPH_END}</p>`;
}

function printCell(cell: TableCell): string {
  const content =
    cell.lines.length === 0 ? EMPTY_PARAGRAPH : cell.lines.map((line) => printParagraph(line)).join("\n  ");
  return `  <td width=${64 * cell.columns}${spanAttributes(cell, "")} style='width:48.0pt;border:solid windowtext 1.0pt;\n  padding:0cm 5.4pt 0cm 5.4pt'>\n  ${content}\n  </td>`;
}

function printTable(table: DocumentTable): string {
  const rows = table.rows.map(
    (row, index) =>
      ` <tr style='mso-yfti-irow:${index};height:15.0pt'>\n${row.map(printCell).join("\n")}\n </tr>`,
  );
  // Word closes a table of spanning cells with an empty row that only fixes the column widths.
  const rulers = "  <td width=64 style='border:none'></td>\n".repeat(table.width);
  return [
    "<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 width=643",
    " style='border-collapse:collapse;mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>",
    ...rows,
    " <![if !supportMisalignedColumns]>",
    ` <tr height=0>\n${rulers} </tr>`,
    " <![endif]>",
    "</table>",
  ].join("\n");
}

/** A heading whose ordinal Word counts itself: it stands between conditional comments. */
function printHeading(text: string): string {
  const end = text.indexOf("、") + 1;
  const ordinal = `<!--[if !supportLists]--><span style='mso-list:Ignore'>${escapeHtml(text.slice(0, end))}</span><!--[endif]-->`;
  return `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><b>${end > 0 ? ordinal : ""}${printRuns(text.slice(end))}</b>${PARAGRAPH_END}</p>`;
}

function printBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case "title":
      return block.lines.map((line) => `<h1 align=center>${printRuns(line)}</h1>`).join("\n");
    case "table":
      return printTable(block.table);
    case "heading":
      return printHeading(block.text);
    case "paragraph":
      return printParagraph(block.text, "left");
    default:
      return textOf(block)
        .map((text) => printParagraph(text, "right"))
        .join("\n");
  }
}

/**
 * Layout wordHtml: a page saved as HTML by Word: `mso` styles, conditional comments, `<o:p>`, a span for every run
 * of digits, paragraphs inside cells, blanks as `&nbsp;`, and an empty row at the end of each table.
 */
export const wordHtml: Layout = {
  id: "wordHtml",
  description: { zh: "由 Word 另存的网页", en: "HTML saved by Word, a span per run" },
  mediaType: "text/html",
  punctuation: "fullWidth",
  render: (document) =>
    [
      '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:w="urn:schemas-microsoft-com:office:word">',
      "<head>",
      '<meta http-equiv=Content-Type content="text/html; charset=utf-8">',
      "<meta name=ProgId content=Word.Document>",
      "<!--[if gte mso 9]><xml>\n <w:WordDocument><w:View>Print</w:View></w:WordDocument>\n</xml><![endif]-->",
      '<style>\n<!--\n p.MsoNormal, li.MsoNormal\n\t{mso-style-parent:"";margin:0cm;text-align:justify}\n-->\n</style>',
      "</head>",
      "<body lang=ZH-CN style='tab-interval:21.0pt'>",
      "<div class=WordSection1 style='layout-grid:15.6pt'>",
      ...document.blocks.map(printBlock),
      "</div>",
      "</body>",
      "</html>",
    ].join("\n"),
};
