import { deduplicateLines } from "./deduplicate-lines.ts";
import { doubleDocument } from "./double-document.ts";
import { toGlossedTraditional } from "./glossed-traditional.ts";

/** Something that crawlers and mirrors do to a text, named for what is seen afterwards. */
export type DamageId = "lines-deduplicated" | "glossed-traditional" | "body-doubled";

/** Every damage and the function that does it to a text. Each takes the printed document and gives another. */
export const DAMAGES: Readonly<Record<DamageId, (text: string) => string>> = {
  "lines-deduplicated": deduplicateLines,
  "glossed-traditional": toGlossedTraditional,
  "body-doubled": doubleDocument,
};
