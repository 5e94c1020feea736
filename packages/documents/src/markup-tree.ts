import { DocumentError } from "@gongkai/schema";
import { Parser } from "htmlparser2";

/** Characters of a document and where they come from: source offsets, `end` exclusive. */
export interface MarkupText {
  readonly kind: "text";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An element with what it holds. */
export interface MarkupElement {
  readonly kind: "element";
  readonly name: string;
  readonly children: MarkupNode[];
}

/** A part of a document. */
export type MarkupNode = MarkupText | MarkupElement;

/** Elements whose content is never shown, or is struck out. */
const HIDDEN = new Set("script style noscript template svg textarea iframe del s strike".split(" "));

/** No page is nested deeper; beyond it, elements add no level, so that hostile markup cannot exhaust the stack. */
const DEEPEST_NESTING = 400;

/** So many elements left open are no page. The tokenizer looks through all of them at every tag, for hours. */
const MOST_OPEN_ELEMENTS = 20_000;

/**
 * Parses HTML into elements and text that know their source offsets.
 *
 * The tokenizer is lenient where a browser's tree builder is not: rows and cells outside a table, which real
 * pages print, stay where they are. `name` is for messages.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the markup leaves so many elements open that it is no page.
 */
export function parseMarkup(name: string, html: string): MarkupElement {
  const root: MarkupElement = { kind: "element", name: "", children: [] };
  const open: MarkupElement[] = [root];
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(tag) {
        if (HIDDEN.has(tag)) hidden += 1;
        if (open.length > MOST_OPEN_ELEMENTS) {
          throw new DocumentError(
            "UNSUPPORTED_DOCUMENT",
            `${name} leaves more than ${MOST_OPEN_ELEMENTS} elements open and is no readable page. Save it as text and try again.`,
          );
        }
        const parent = open.at(-1) ?? root;
        if (open.length > DEEPEST_NESTING) {
          open.push(parent);
          return;
        }
        const element: MarkupElement = { kind: "element", name: tag, children: [] };
        parent.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (hidden > 0) return;
        open
          .at(-1)
          ?.children.push({ kind: "text", text, start: parser.startIndex, end: parser.endIndex + 1 });
      },
      onclosetag(tag) {
        if (HIDDEN.has(tag)) hidden -= 1;
        open.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return root;
}
