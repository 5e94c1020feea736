import fc from "fast-check";

/** Pieces that the rules of the normaliser look at, so that random texts meet them. */
const PIECES = [
  ...'公開权務政号年第万一二三〇○零 \n\r\t,.()（），、１２３０1234567890aGōoɡ"“」\u200b\u00ad\uffe3\u0304\ufe00-—至[]〔〕【',
  "(gong)",
  "(KAI)",
  "（wù）",
  "1,234",
  "二〇二三年",
  "二O一九至",
  "〔2023〕12号",
  "（二○二三） 3 號",
  "\r\n",
  "\ud842",
  "\udfb7",
  "\u{20bb7}",
  "\u{2005e}",
  "紃",
  "İ",
  ..."①²½Ⅳ㎡…︶⒠ﬁΩ覆著帳\u0301\u1112\u1161\u11ab\u3099カ",
  "𝟐",
  "𝐀",
];

/** Any text, with what the normaliser looks at in every second one. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((codes) => String.fromCharCode(...codes)),
);

/** A text of pieces that the rules look at, and nothing else. */
export const textOfPieces = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
