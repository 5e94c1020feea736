import { GAP } from "./gap.ts";

/** What every report has, in the two scripts; the words of the parser's detector. */
const REQUIRED = /主动公开|公开申请|申请公开|第二十条第|主動公開|公開申請|申請公開|第二十條第/;
/**
 * The same across tags, spaces and what is not seen, where the parser reads it too. Each begins with the character that
 * is searched for: a choice of beginnings takes ten times as long.
 */
const REQUIRED_WITH_GAPS = [
  new RegExp(
    `公${GAP}[开開](?:(?=${GAP}申${GAP}[请請])|(?<=(?:主${GAP}[动動]|申${GAP}[请請])${GAP}公${GAP}[开開]))`,
  ),
  new RegExp(["第", "二", "十", "[条條]", "第"].join(GAP)),
];
/** A Han character with its pinyin in brackets: glosses stand inside every word that could be looked for. */
const GLOSS = /[\u4e00-\u9fff][(（][a-zɑɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]/;
const NUMBERED_CHARACTER = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/gi;
const LAST_CHARACTER = 0x10ffff;

/** Whether a text or markup may hold a report: never stricter than `detectReports`, and much faster to say no. */
export function mayHoldReport(text: string): boolean {
  const plain = text.includes("&#") ? text.replace(NUMBERED_CHARACTER, decodeCharacter) : text;
  return REQUIRED.test(plain) || GLOSS.test(plain) || REQUIRED_WITH_GAPS.some((word) => word.test(plain));
}

function decodeCharacter(written: string, hexadecimal?: string, decimal?: string): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code <= LAST_CHARACTER ? String.fromCodePoint(code) : written;
}

/** Whether bytes in an encoding that is not known may hold a report. */
export function mayHoldReportInBytes(bytes: Uint8Array): boolean {
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  if (mayHoldReport(utf8)) return true;
  const isOther = utf8.includes("\ufffd") || utf8.includes("\0");
  return (
    isOther && OTHER_ENCODINGS.some((encoding) => mayHoldReport(new TextDecoder(encoding).decode(bytes)))
  );
}

const OTHER_ENCODINGS = ["gb18030", "big5", "utf-16le", "utf-16be"] as const;
