import type { Candidate } from "./headings.ts";
import type { OrdinalStyle } from "./ordinals.ts";

/** The headings of the printed copies of a text, and how the sections are numbered. */
export interface Chains {
  /** For each copy its headings, in the order of the form. */
  readonly chains: readonly (readonly Candidate[])[];
  /** The styles of ordinal that open sections here; other ordinals number what stands inside a section. */
  readonly styles: readonly OrdinalStyle[];
  /** How sure all headings are together. */
  readonly score: number;
}

/** Ways in which a report numbers its sections. A report that uses one of them uses the others for parts. */
const NUMBERINGS: readonly (readonly OrdinalStyle[])[] = [
  ["chinese", "part", "bullet"],
  ["bracketed"],
  ["digit"],
];

/**
 * What opening another copy costs, by the section it begins with: it takes two headings and more to begin one with
 * the first section, and more still where the first was cut off and it begins with the second.
 */
const COSTS_OF_COPY = [1.5, 2.5];
/** The same where the section is numbered 一、: numbers begin again where another report begins. */
const COST_OF_NUMBERED_COPY = 1;
/** How sure a heading is that is numbered in another way than the rest: a slip of the pen, or a part of a section. */
const STRANGE_STYLE = 0.5;
/** How sure a heading is that may as well be a part of a section, in texts that number both alike. */
const LIKE_A_PART = 0.3;
/** Another numbering than `一、` must explain the text this much better. */
const MARGIN = 0.5;

interface Step {
  readonly candidate: Candidate;
  readonly previous: Step | null;
  readonly opensCopy: boolean;
  readonly score: number;
}

/** What it costs that a candidate opens another copy; null where it cannot. */
function costOfCopy({ order, number, style }: Candidate): number | null {
  const cost = COSTS_OF_COPY[order];
  if (cost === undefined) return null;
  return number === 1 && (style === "chinese" || style === "part") ? COST_OF_NUMBERED_COPY : cost;
}

function weightIn(candidate: Candidate, styles: readonly OrdinalStyle[]): number {
  const { style, number, order, weight, isProper } = candidate;
  if (order === -1) return 0;
  const isInPlace = number === order + 1;
  if (styles.includes(style)) {
    const numbersParts = style === "bracketed" || style === "digit";
    return numbersParts && !isProper && !isInPlace ? weight * LIKE_A_PART : weight;
  }
  if (style === "none" || style === "damaged") return weight;
  return isProper && isInPlace ? weight * STRANGE_STYLE : 0;
}

/** The best step so far for each section that a copy may have come to; index 0 is no section yet. */
type Best = (Step | null)[];

function bestBelow(best: Best, order: number): Step | null {
  let found: Step | null = null;
  for (let state = 0; state <= order; state += 1) {
    const step = best[state] ?? null;
    if (step !== null && (found === null || step.score > found.score)) found = step;
  }
  return found;
}

/**
 * The headings that together are most likely: in each copy the sections follow in the order of the form, and a copy
 * more must be worth it. Each candidate is looked at once, so the time is linear.
 */
function bestSteps(candidates: readonly Candidate[], styles: readonly OrdinalStyle[]): Step | null {
  const best: Best = [null, null, null, null, null, null, null];
  for (const candidate of candidates) {
    const weight = weightIn(candidate, styles);
    if (weight === 0) continue;
    const before = bestBelow(best, candidate.order);
    const cost = costOfCopy(candidate);
    const complete = cost === null ? null : bestBelow(best, 6);
    const asNext = before?.score ?? 0;
    const asCopy = complete === null || cost === null ? 0 : complete.score - cost;
    // With neither, whatever came before is passed over and the first copy begins here.
    const opensCopy = asCopy > asNext || before === null;
    const previous = asCopy > asNext ? complete : before;
    const score = Math.max(asNext, asCopy) + weight;
    const known = best[candidate.order + 1] ?? null;
    if (known === null || score > known.score) {
      best[candidate.order + 1] = { candidate, previous, opensCopy, score };
    }
  }
  return bestBelow(best, 6);
}

function unroll(last: Step | null): readonly (readonly Candidate[])[] {
  const chains: Candidate[][] = [];
  let chain: Candidate[] = [];
  for (let step = last; step !== null; step = step.previous) {
    chain.push(step.candidate);
    if (!step.opensCopy) continue;
    chains.push(chain.reverse());
    chain = [];
  }
  return chains.reverse();
}

/** Finds which candidates are the headings of the sections, for each printed copy. */
export function findChains(candidates: readonly Candidate[]): Chains {
  let found: Chains = { chains: [], styles: NUMBERINGS[0] ?? [], score: 0 };
  for (const [index, styles] of NUMBERINGS.entries()) {
    const last = bestSteps(candidates, styles);
    const score = last?.score ?? 0;
    if (score > found.score + (index === 0 ? 0 : MARGIN)) found = { chains: unroll(last), styles, score };
  }
  return found;
}

/** A table of contents has nothing between its entries but what leads to page numbers. */
const CONTENTS_GAP = /^[\s.…·⋯;、,|\d]*$/;
const LONGEST_GAP = 80;

/** Whether headings follow each other with nothing between: a table of contents. */
export function isTableOfContents(text: string, chain: readonly Candidate[]): boolean {
  return chain.every((heading, index) => {
    const next = chain[index + 1];
    if (next === undefined) return true;
    const gap = next.start - heading.end;
    return gap <= LONGEST_GAP && CONTENTS_GAP.test(text.slice(heading.end, next.start));
  });
}
