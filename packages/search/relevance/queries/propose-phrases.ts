import { searchable } from "@gongkai/text";
import { Converter } from "opencc-js/cn2t";
import { drawPhrase, drawRun, drawWord } from "./cut-words.ts";
import { type Propose, sameGrade } from "./query.ts";

/** In how many sections a known item may occur. */
const KNOWN = 3;
/** In how many sections what else is looked for may occur, so that ten hits can show it. */
const FEW = 10;

/** Words in a row that hardly any other section has: what somebody remembers of a text. */
export const proposeKnownItem: Propose = ({ sections }, random) => {
  const phrase = drawPhrase(random.pick(sections), { shortest: 4, longest: 12 }, random);
  if (phrase === null) return null;
  return {
    terms: [phrase],
    decide(occurrences) {
      const found = occurrences.holding(phrase);
      return found.length > KNOWN ? null : { text: phrase, grades: sameGrade(found) };
    },
  };
};

/** A run of characters that begins and ends anywhere, also inside words, looked for exactly. */
export const proposeSubstring: Propose = ({ sections }, random) => {
  const run = drawRun(random.pick(sections), 5, random);
  if (run === null) return null;
  const length = random.integer(3, Math.min(8, run.length));
  const start = random.integer(0, run.length - length);
  const text = run.slice(start, start + length);
  return {
    terms: [text],
    decide(occurrences) {
      const found = occurrences.holding(text);
      return found.length > FEW ? null : { text, matching: "exact", grades: sameGrade(found) };
    },
  };
};

/** A phrase and a word that few sections hold together. */
export const proposeBothTerms: Propose = ({ sections }, random) => {
  const section = random.pick(sections);
  const one = drawPhrase(section, { shortest: 3, longest: 6 }, random);
  const other = drawWord(section, random);
  if (one === null || other === null || one.includes(other) || other.includes(one)) return null;
  return {
    terms: [one, other],
    decide(occurrences) {
      const others = new Set(occurrences.holding(other));
      const found = occurrences.holding(one).filter((each) => others.has(each));
      return found.length > FEW ? null : { text: `${one} ${other}`, grades: sameGrade(found) };
    },
  };
};

const SCRIPTS: readonly ((text: string) => string)[] = (["t", "hk", "tw"] as const).map((to) =>
  Converter({ from: "cn", to }),
);

/** A phrase in Traditional script, in its plain, Hong Kong or Taiwan forms. */
export const proposeTraditional: Propose = ({ sections }, random) => {
  const phrase = drawPhrase(random.pick(sections), { shortest: 3, longest: 10 }, random);
  if (phrase === null) return null;
  const text = random.pick(SCRIPTS)(phrase);
  if (text === phrase) return null;
  return {
    terms: [phrase],
    decide(occurrences) {
      const found = occurrences.holding(phrase);
      return found.length > 100 ? null : { text, simplified: phrase, grades: sameGrade(found) };
    },
  };
};

/** With whole numbers and their measure words, percentages, and numbers of documents. */
const NUMBERS =
  /[\p{Script=Han}]{2,6}〔\d{4}〕\d+号|\d[\d,]*(?:\.\d+)?(?:%|\p{Script=Han}{1,2}(?=[，。；、]))/gu;

/** A number as printed. */
export const proposeNumber: Propose = ({ sections }, random) => {
  const numbers = [...random.pick(sections).text.matchAll(NUMBERS)].map(([number]) => number);
  if (numbers.length === 0) return null;
  const text = random.pick(numbers);
  const term = searchable(text).text;
  if (term.length < 4) return null;
  return {
    terms: [term],
    decide(occurrences) {
      const found = occurrences.holding(term);
      return found.length > FEW ? null : { text, grades: sameGrade(found) };
    },
  };
};
