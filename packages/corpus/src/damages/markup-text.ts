/** Whether a text is a page of markup. */
export function isMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|html)/i.test(text.slice(0, 200));
}

/** Rewrites the text of a document; the tags and comments of markup stay as they are. */
export function mapText(text: string, rewrite: (text: string) => string): string {
  if (!isMarkup(text)) return rewrite(text);
  return text
    .split(/(<[^>]*>|&[a-z]+;)/)
    .map((part, index) => (index % 2 === 0 ? rewrite(part) : part))
    .join("");
}

/** The place of a document before which its content begins: behind the opening of the body, or at the start. */
export function contentStart(text: string): number {
  if (!isMarkup(text)) return 0;
  const body = /<body[^>]*>\n?/i.exec(text);
  return body === null ? 0 : body.index + body[0].length;
}

/** The place of a document behind which nothing of its content stands. */
export function contentEnd(text: string): number {
  if (!isMarkup(text)) return text.length;
  const end = text.toLowerCase().lastIndexOf("</body>");
  return end < 0 ? text.length : end;
}

/** Puts lines into a document at a place, as blocks where it is markup. */
export function insertLines(text: string, at: number, lines: readonly string[]): string {
  const printed = isMarkup(text) ? lines.map((line) => `<div>${line}</div>`) : lines;
  const before = text.slice(0, at);
  const opening = before === "" || before.endsWith("\n") ? "" : "\n";
  return `${before}${opening}${printed.join("\n")}\n${text.slice(at)}`;
}
