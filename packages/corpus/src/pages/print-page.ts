import type { PageContent, PagePart } from "./page.ts";

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function printTextPart(part: PagePart): readonly string[] {
  return part.kind === "table" ? part.rows.map((row) => `${row.join(" | ")} |`) : [part.text];
}

function printHtmlPart(part: PagePart): string {
  switch (part.kind) {
    case "heading":
      return `<p><strong>${escapeHtml(part.text)}</strong></p>`;
    case "paragraph":
      return `<p>${escapeHtml(part.text)}</p>`;
    case "link":
      return `<li><a href="${escapeHtml(part.address)}">${escapeHtml(part.text)}</a></li>`;
    case "table": {
      const rows = part.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
      );
      return `<table>\n${rows.join("\n")}\n</table>`;
    }
  }
}

/** A page as a crawler prints it: a paragraph a line, cells between pipes. */
export function printTextPage({ title, parts }: PageContent, footer: string): string {
  return [title, ...parts.flatMap(printTextPart), footer].join("\n");
}

/** A page as its server sends it. */
export function printHtmlPage({ title, parts }: PageContent, footer: string): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="zh-CN">',
    `<head><meta charset="utf-8" /><title>${escapeHtml(title)}</title></head>`,
    "<body>",
    `<h1>${escapeHtml(title)}</h1>`,
    ...parts.map(printHtmlPart),
    `<div class="footer">${escapeHtml(footer)}</div>`,
    "</body>",
    "</html>",
  ].join("\n");
}
