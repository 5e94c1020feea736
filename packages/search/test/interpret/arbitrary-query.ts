import fc from "fast-check";
import { QUERIES } from "./interpreted-queries.ts";

const PIECES = Object.values(QUERIES).flatMap((queries) => queries.map(([text]) => text));

/** What queries are made of: whole ones, names, numbers, marks, operators, both scripts, both widths, and noise. */
const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.constantFrom(
    ...'沭阳县司法局宿迁市人民政府信息公开年报度去今前二〇零一三2023年至件万元-－—~“”"「」‘’ \u3000\n\t，、？的和吗',
  ),
  fc.constantFrom(
    "不予公開",
    "宿遷",
    "１２３",
    "(gōng)",
    "\u200b",
    "㈠",
    "½",
    "é",
    "𬭛",
    "\ud800",
    "\0",
    "ﬁ",
    "Ⅳ",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);

/** Any text that somebody might put into the search box. */
export const arbitraryQuery: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 12 })
  .map((pieces) => pieces.join(""));
