import type { Span } from "@gongkai/schema";
import { readable, sourceSpan } from "@gongkai/text";

/** A stretch of a text in one spelling, and where its places stand in the text. */
export interface Folded {
  readonly text: string;
  readonly spanOf: (start: number, end: number) => Span;
}

const WIDE = /[\uff01-\uff5e\u3000\u00a0\t\r\u2003\u2002]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const FIRST_FULL_WIDTH = 0xff01;

function narrow(character: string): string {
  const code = character.charCodeAt(0);
  return code >= FIRST_FULL_WIDTH ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : " ";
}

/**
 * A stretch of a text as headings and titles are looked for in it. Simplified text needs half-width forms only, each
 * as long as what it replaces; Traditional text needs all that the parser does.
 */
export function fold(part: string, offset: number, isSimplified: boolean): Folded {
  if (isSimplified) {
    return {
      text: part.replace(WIDE, narrow),
      spanOf: (start, end) => ({ start: offset + start, end: offset + end }),
    };
  }
  const { mapped } = readable(part);
  return {
    text: mapped.text,
    spanOf: (start, end) => {
      const span = sourceSpan(mapped, start, end);
      return { start: offset + span.start, end: offset + span.end };
    },
  };
}
