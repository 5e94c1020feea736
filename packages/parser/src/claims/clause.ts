import type { Token } from "./sentence-tokens.ts";
import type { Word, WordClass } from "./words.ts";

/** A clause is looked at no further than this many tokens to either side of its number. */
const REACH = 40;

/** A token that decides what a number counts: a word that is no filler, or text nobody understands. */
export interface Sign {
  readonly class: WordClass | "gap";
  readonly scope: string;
  readonly start: number;
  readonly end: number;
}

/** What stands on one side of a number, up to the mark or number that bounds it. */
export interface Side {
  /** What decides, left to right. */
  readonly signs: readonly Sign[];
  /** The words that decide nothing by themselves. */
  readonly fillers: readonly Word[];
  /** The years named on this side. */
  readonly years: readonly number[];
  /** Where its first and after its last token stand; the same place where it has none. */
  readonly start: number;
  readonly end: number;
  /** The token at which the side ends, outside of it; -1 or the number of tokens at the sentence's ends. */
  readonly boundary: number;
}

const FILLERS: ReadonlySet<WordClass> = new Set<WordClass>([
  "adverb",
  "approximately",
  "benign",
  "each",
  "yearStart",
  "among",
  "part",
]);

function collect(tokens: readonly Token[], inside: readonly number[], boundary: number): Side {
  const signs: Sign[] = [];
  const fillers: Word[] = [];
  const years: number[] = [];
  for (const index of inside) {
    const token = tokens[index];
    if (token === undefined) continue;
    const { start, end } = token;
    if (token.type === "gap") signs.push({ class: "gap", scope: "", start, end });
    if (token.type === "year") years.push(token.year);
    if (token.type !== "word") continue;
    if (FILLERS.has(token.word.class)) fillers.push(token.word);
    else signs.push({ class: token.word.class, scope: token.word.scope, start, end });
  }
  const start = tokens[inside[0] ?? -1]?.start ?? 0;
  return { signs, fillers, years, start, end: tokens[inside.at(-1) ?? -1]?.end ?? start, boundary };
}

/** What stands before a token in its clause. Brackets that close before it are passed over. */
export function leftOf(tokens: readonly Token[], at: number): Side {
  const { inside, boundary } = indexesLeftOf(tokens, at);
  return collect(tokens, inside, boundary);
}

const LIST_WORDS: ReadonlySet<string> = new Set(["和", "与", "及", "以及"]);

/** The items of a list that stands before a token: 行政复议、行政诉讼 and so on, each as if it stood alone. */
export function itemsLeftOf(tokens: readonly Token[], at: number): readonly Side[] {
  const { inside, boundary } = indexesLeftOf(tokens, at);
  const items: number[][] = [[]];
  for (const index of inside) {
    const token = tokens[index];
    const divides =
      (token?.type === "mark" && token.mark === "、") ||
      (token?.type === "word" && LIST_WORDS.has(token.word.text));
    if (divides) items.push([]);
    else items.at(-1)?.push(index);
  }
  return items.map((item) => collect(tokens, item, boundary));
}

function indexesLeftOf(tokens: readonly Token[], at: number) {
  const inside: number[] = [];
  let depth = 0;
  let index = at - 1;
  for (; index >= 0 && index >= at - REACH; index--) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.type === "mark" && token.mark === ")") depth++;
    else if (token.type === "mark" && token.mark === "(") {
      if (depth === 0) break;
      depth--;
    } else if (depth > 0) continue;
    else if (token.type === "number" || (token.type === "mark" && token.mark !== "、")) break;
    else inside.push(index);
  }
  return { inside: inside.reverse(), boundary: index };
}

/** What stands after a token in its clause; after a number only what belongs to the same item of a list. */
export function rightOf(tokens: readonly Token[], at: number): Side {
  const isOneItem = tokens[at]?.type === "number";
  const inside: number[] = [];
  let index = at + 1;
  for (; index < tokens.length && index <= at + REACH; index++) {
    const token = tokens[index];
    if (token === undefined || token.type === "number") break;
    if (token.type === "mark" && (isOneItem || token.mark !== "、")) break;
    inside.push(index);
  }
  return collect(tokens, inside, index);
}

/** Whether a filler of a class stands on a side. */
export function hasFiller(side: Side, wordClass: WordClass): boolean {
  return side.fillers.some((word) => word.class === wordClass);
}

/** The last sign of a class, or undefined. */
export function lastSign(signs: readonly Sign[], ...classes: readonly Sign["class"][]): Sign | undefined {
  for (let index = signs.length - 1; index >= 0; index--) {
    const sign = signs[index];
    if (sign !== undefined && classes.includes(sign.class)) return sign;
  }
  return undefined;
}

/** Whether a sign of one of the classes is there. */
export function hasSign(signs: readonly Sign[], ...classes: readonly Sign["class"][]): boolean {
  return lastSign(signs, ...classes) !== undefined;
}

/** Whether every sign is of one of the classes. */
export function onlySigns(signs: readonly Sign[], ...classes: readonly Sign["class"][]): boolean {
  return signs.every((sign) => classes.includes(sign.class));
}
