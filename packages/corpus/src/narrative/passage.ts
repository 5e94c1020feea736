import type { TruthClaim } from "../truth.ts";

/** A claim before it is known where in the report it stands. */
export interface StatedClaim extends Omit<TruthClaim, "section" | "partOf"> {
  /** The claim that states the sum it is a part of, or null. */
  readonly partOf: StatedClaim | null;
}

/** A piece of narrative and what it states in numbers, in printed order. */
export interface Passage {
  readonly text: string;
  readonly claims: readonly StatedClaim[];
}

/** Running text that states no number, or a passage. */
export type Wording = string | Passage;

/** A wording as a passage. */
export function toPassage(wording: Wording): Passage {
  return typeof wording === "string" ? { text: wording, claims: [] } : wording;
}

/** Several wordings in a row. */
export function joinPassages(wordings: readonly Wording[], separator = ""): Passage {
  const passages = wordings.map(toPassage);
  return {
    text: passages.map(({ text }) => text).join(separator),
    claims: passages.flatMap(({ claims }) => claims),
  };
}

/**
 * Writes a sentence from text and the numbers it states, which stay known.
 *
 *     passage`全年收到申请${state.count("requests.received", 12, "件")}。`
 */
export function passage(texts: TemplateStringsArray, ...values: readonly (Wording | number)[]): Passage {
  return joinPassages(
    texts.flatMap((text, index): Wording[] => {
      const value = values[index];
      if (value === undefined) return [text];
      return [text, typeof value === "number" ? String(value) : value];
    }),
  );
}
