import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";

/** A way to say something, given the facts of a report. */
export type Sentence = (facts: Facts) => string;

/** One of several ways to say the same. */
export function say(random: Random, facts: Facts, ways: readonly Sentence[]): string {
  return random.pick(ways)(facts);
}

/** Several different sentences in a row, in a random order. */
export function saySome(random: Random, facts: Facts, count: number, ways: readonly Sentence[]): string {
  return random
    .shuffle(ways)
    .slice(0, count)
    .map((sentence) => sentence(facts))
    .join("");
}

/** Points of a list in running text: 一是…；二是…。 */
export function enumerate(points: readonly string[]): string {
  const ordinals = ["一", "二", "三", "四", "五"];
  return `${points.map((point, index) => `${ordinals[index] ?? ""}是${point}`).join("；")}。`;
}
