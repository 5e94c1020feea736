import { SECTIONS } from "@gongkai/schema";
import type { Candidate } from "./headings.ts";
import { isUnreadable } from "./headings.ts";
import type { OrdinalStyle } from "./ordinals.ts";

/** A heading and the section it opens; `order` is -1 for one of the agency's own, null where it cannot be known. */
export interface SettledHeading {
  readonly candidate: Candidate;
  readonly order: number | null;
}

const LAST_ORDER = SECTIONS.length - 1;

function isNumbered(candidate: Candidate, styles: readonly OrdinalStyle[]): boolean {
  return candidate.number > 0 && styles.includes(candidate.style);
}

/** Headings before the first one that is known: those that count down from its number, next to it first. */
function countDown(
  before: readonly Candidate[],
  first: Candidate,
  styles: readonly OrdinalStyle[],
): Candidate[] {
  const found: Candidate[] = [];
  let wanted = first.number - 1;
  for (let at = before.length - 1; at >= 0 && wanted > 0; at -= 1) {
    const candidate = before[at];
    if (candidate === undefined || candidate.number !== wanted || !isNumbered(candidate, styles)) continue;
    found.push(candidate);
    wanted -= 1;
  }
  return found.reverse();
}

/** The section that a heading opens whose words are lost: the one that is missing between its neighbours. */
function orderBetween(
  before: SettledHeading | undefined,
  after: Candidate | undefined,
  number: number,
): number | null {
  const previous = before?.order ?? null;
  if (previous === null || previous === -1) return null;
  const isBetween = after === undefined ? previous === LAST_ORDER - 1 : after.order === previous + 2;
  return isBetween && (number === 0 || number === previous + 2) ? previous + 1 : null;
}

/** Whether a section of the form is missing between two headings. */
function isGap(before: SettledHeading | undefined, after: Candidate | undefined): boolean {
  const previous = before?.order ?? null;
  // Behind a heading that could not be read anything may be missing, but its own text is set apart already.
  if (previous === null || previous === -1) return false;
  return (after?.order ?? LAST_ORDER + 1) > previous + 1;
}

/**
 * Adds to the known headings of a copy those that its numbering vouches for: headings of the agency's own, headings
 * whose section is known but stands in another place than in the form, and headings that cannot be read.
 *
 * A heading counts when its number goes on from the heading before it and stays below the next known one: the
 * numbered rows of table `requests` and lists inside a section do not.
 */
export function settleHeadings(
  text: string,
  chain: readonly Candidate[],
  /** All candidates from behind the copy before, up to the first heading of the copy after. */
  candidates: readonly Candidate[],
  styles: readonly OrdinalStyle[],
): readonly SettledHeading[] {
  const first = chain[0];
  if (first === undefined) return [];
  const used = new Set(chain.map(({ order }) => order));
  const settled: SettledHeading[] = [];
  let last = 0;
  const add = (candidate: Candidate, order: number | null) => {
    settled.push({ candidate, order });
    last = candidate.number > 0 ? candidate.number : last + 1;
  };
  const addOwn = (candidate: Candidate) => {
    const isFree = candidate.order !== -1 && !used.has(candidate.order);
    if (isFree) used.add(candidate.order);
    add(candidate, isFree ? candidate.order : -1);
  };

  const firstAt = candidates.indexOf(first);
  for (const candidate of countDown(candidates.slice(0, firstAt), first, styles)) addOwn(candidate);
  let nextInChain = 0;
  for (const candidate of candidates.slice(firstAt)) {
    const next = chain[nextInChain];
    if (candidate === next) {
      add(candidate, candidate.order);
      nextInChain += 1;
      continue;
    }
    const isNext = isNumbered(candidate, styles) && candidate.number === last + 1;
    const isBelow = next === undefined || next.number === 0 || candidate.number < next.number;
    const isLost = isUnreadable(text, candidate);
    if (isLost && (candidate.style === "damaged" || (isNext && isBelow))) {
      const before = settled.at(-1);
      const order = orderBetween(before, next, candidate.number);
      // A garbled line between two sections that follow each other is a part of the first.
      if (order === null && !isGap(before, next)) continue;
      if (order !== null) used.add(order);
      add(candidate, order);
    } else if (isNext && isBelow) {
      addOwn(candidate);
    }
  }
  return settled;
}
