import { GongkaiError, type SourceMediaType, type Span } from "@gongkai/schema";
import type { FreeFormReport } from "../generate-free-form-report.ts";
import { createRandom } from "../random.ts";
import type { CorpusReport } from "../truth.ts";
import type { CorpusPage } from "./page.ts";

/** A document that can become a part of a longer page. */
export type PageDocument = CorpusReport | FreeFormReport | CorpusPage;

/** A part of a longer page. */
export interface ComposedPart {
  readonly document: PageDocument;
  /** Where it stands, its own menu and footer lines included. */
  readonly span: Span;
  /** From the first section's heading to the end of the last printed paragraph of a report; null for other pages. */
  readonly sections: Span | null;
}

/** A page that holds any number of reports and other texts, one below the other. */
export interface ComposedPage {
  readonly text: string;
  readonly mediaType: SourceMediaType;
  readonly parts: readonly ComposedPart[];
}

/** What a long page is composed of. */
export interface ComposePageRequest {
  readonly seed: number;
  /** From no document to as many as wanted, all text or all HTML. Damaged reports are not meant. */
  readonly documents: readonly PageDocument[];
}

const MENUS = [
  "首页 政务公开 办事服务 互动交流",
  "上一篇：无 下一篇：无",
  "点击次数：216",
  "相关阅读",
  "返回顶部",
];

/** What stands between the tags of an HTML page's body. */
function bodyOf(html: string): string {
  const start = html.indexOf("<body>");
  return start === -1 ? html : html.slice(start + "<body>".length, html.lastIndexOf("</body>")).trim();
}

/** From the first heading to the last paragraph, found in their order; null where one is not printed as it is. */
function findSections(document: PageDocument, body: string, toMarkup: (text: string) => string): Span | null {
  if (!("truth" in document)) return null;
  const texts = document.truth.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);
  let [start, end] = [-1, 0];
  for (const text of texts.map(toMarkup)) {
    const found = body.indexOf(text, end);
    if (found === -1) return null;
    if (start === -1) start = found;
    end = found + text.length;
  }
  return start === -1 ? null : { start, end };
}

/**
 * Puts documents into one long page with menu lines between them, and says where each begins and ends.
 *
 * Throws a `GongkaiError` with code `BAD_USER_INPUT` for text and HTML mixed.
 */
export function composePage({ seed, documents }: ComposePageRequest): ComposedPage {
  const random = createRandom(seed).fork("composePage");
  const types = new Set(documents.map(({ mediaType }) => mediaType));
  if (types.size > 1) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "A page cannot be composed of text and HTML at once: ask for documents of one media type.",
    );
  }
  const mediaType = documents[0]?.mediaType ?? "text/plain";
  const isHtml = mediaType === "text/html";
  const menu = () => (isHtml ? `<div class="menu">${random.pick(MENUS)}</div>` : random.pick(MENUS));
  const toMarkup = (text: string) =>
    isHtml ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : text;
  let text = isHtml ? `<!DOCTYPE html>\n<html lang="zh-CN">\n<body>\n${menu()}\n` : `${menu()}\n`;
  const parts = documents.map((document): ComposedPart => {
    const body = isHtml ? bodyOf(document.text) : document.text;
    const start = text.length;
    text += body;
    const end = text.length;
    text += `\n${menu()}\n`;
    const sections = findSections(document, body, toMarkup);
    return {
      document,
      span: { start, end },
      sections: sections === null ? null : { start: start + sections.start, end: start + sections.end },
    };
  });
  return { text: isHtml ? `${text}</body>\n</html>` : text, mediaType, parts };
}
