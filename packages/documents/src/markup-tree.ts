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

/** Elements whose content is never shown. */
const HIDDEN = new Set(["script", "style", "noscript", "template", "svg", "select", "textarea", "iframe"]);

/** No page is nested deeper; beyond it, elements add no level, so that hostile markup cannot exhaust the stack. */
const DEEPEST_NESTING = 400;

/**
 * Parses HTML into elements and text that know their source offsets.
 *
 * The tokenizer is lenient where a browser's tree builder is not: rows and cells outside a table, which real
 * pages print, stay where they are.
 */
export function parseMarkup(html: string): MarkupElement {
  const root: MarkupElement = { kind: "element", name: "", children: [] };
  const open: MarkupElement[] = [root];
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (HIDDEN.has(name)) hidden += 1;
        const parent = open.at(-1) ?? root;
        if (open.length > DEEPEST_NESTING) {
          open.push(parent);
          return;
        }
        const element: MarkupElement = { kind: "element", name, children: [] };
        parent.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (hidden > 0) return;
        open
          .at(-1)
          ?.children.push({ kind: "text", text, start: parser.startIndex, end: parser.endIndex + 1 });
      },
      onclosetag(name) {
        if (HIDDEN.has(name)) hidden -= 1;
        open.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return root;
}
