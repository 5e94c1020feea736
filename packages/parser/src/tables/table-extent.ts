import { COUNT_WORDS, MONEY_UNITS } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { labelKey, withoutRemark } from "./label-key.ts";
import type { Token, Tokens } from "./tokens.ts";

/** The lines of a section that its table takes up: from `first` to `last`, both included. */
export interface TableExtent {
  readonly first: number;
  readonly last: number;
}

/** A table shorter than this is a sentence that happens to use its words. */
const FEWEST_WORDS = 3;

const SENTENCE = /[。;;!?]|,.*,/;

/** Text runs of one number, each on a line of its own: `12` `,` `400` `元`. */
function isPartOfNumber({ text, key }: Token): boolean {
  return (key === "" && text.length <= LONGEST_SIGN) || UNITS.has(text);
}

const LONGEST_SIGN = 2;
const UNITS: ReadonlySet<string> = new Set([...MONEY_UNITS, ...COUNT_WORDS]);

/**
 * Finds the lines a table takes up: from its first word to its last word or number. Sentences above and below
 * it are narrative; null where the words of the table do not occur.
 */
export function findTableExtent(
  lines: readonly Line[],
  { tokens, isRow }: Tokens,
  words: ReadonlySet<string>,
): TableExtent | null {
  const isWord = ({ key, text }: Token) =>
    words.has(key) || (key !== "" && text.endsWith(")") && words.has(labelKey(withoutRemark(text))));
  const known = tokens.filter((token) => !token.isValue && isWord(token));
  const first = known[0]?.line;
  if (first === undefined || known.length < FEWEST_WORDS) return null;
  const lastWord = known.at(-1)?.line ?? first;
  // Asked for only where something else than a number follows the last word.
  let numberLines: ReadonlySet<number> | undefined;
  const hasNumber = (line: number) => {
    numberLines ??= new Set(tokens.filter(({ isValue }) => isValue).map((token) => token.line));
    return numberLines.has(line);
  };
  // Numbers after the last word belong to the table as long as no sentence comes between.
  let last = lastWord;
  for (const token of tokens) {
    if (token.line <= lastWord) continue;
    // A cell that cannot be read may stand among the numbers of a row.
    const isNumber =
      token.isValue || isPartOfNumber(token) || (isRow[token.line] === true && hasNumber(token.line));
    if (!isNumber || lines[token.line]?.text.match(SENTENCE)) break;
    last = token.line;
  }
  return { first, last };
}

const ONLY_PIPES = /^[|\s]*$/;

/** The narrative of a section: its lines outside the table, and whole sentences printed inside it. */
export function narrativeLines(lines: readonly Line[], extent: TableExtent | null): readonly Line[] {
  return lines.filter((line, at) => {
    if (ONLY_PIPES.test(line.text)) return false;
    const isInTable = extent !== null && at >= extent.first && at <= extent.last;
    return !isInTable || (line.text.includes("。") && !line.text.includes("|"));
  });
}
