import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";
import { joinPassages, type Passage, toPassage, type Wording } from "./passage.ts";
import type { Stater } from "./stater.ts";

/** A way to say something, given the facts of a report and a way to state its numbers. */
export type Sentence = (facts: Facts, state: Stater) => Wording;

/**
 * The sentences that one word of each of three lists makes, or every so-many-th of them.
 *
 * A step keeps long products from outweighing the sentences beside them. It must share no factor with the length
 * of the last list, or words of that list never come up.
 */
export function combine(
  firsts: readonly string[],
  seconds: readonly string[],
  thirds: readonly string[],
  make: (first: string, second: string, third: string) => Sentence,
  step = 1,
): readonly Sentence[] {
  const all = firsts.flatMap((first) =>
    seconds.flatMap((second) => thirds.map((third) => make(first, second, third))),
  );
  return all.filter((_, index) => index % step === 0);
}

/** What a writer writes from. */
export interface Writer {
  readonly random: Random;
  readonly facts: Facts;
  readonly state: Stater;
}

/** One of several ways to say the same. */
export function say({ random, facts, state }: Writer, ways: readonly Sentence[]): Passage {
  return toPassage(random.pick(ways)(facts, state));
}

/** Several different sentences in a row, in a random order. */
export function saySome({ random, facts, state }: Writer, count: number, ways: readonly Sentence[]): Passage {
  return joinPassages(
    random
      .shuffle(ways)
      .slice(0, count)
      .map((sentence) => sentence(facts, state)),
  );
}

/** Points of a list in running text: 一是…；二是…。 */
export function enumerate(points: readonly Wording[]): Passage {
  const ordinals = ["一", "二", "三", "四", "五"];
  const numbered = points.map((point, index) => joinPassages([`${ordinals[index] ?? ""}是`, point]));
  return joinPassages([joinPassages(numbered, "；"), "。"]);
}
