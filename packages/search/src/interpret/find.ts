import type { SearchFilter } from "../engine.ts";
import type { RecognitionKind } from "../search.ts";
import type { Stretch } from "./stretch.ts";

/** Something recognised in a stretch, which is taken there. */
export interface Find {
  readonly stretch: Stretch;
  /** Where it begins in the stretch's text. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  readonly kind: RecognitionKind;
  readonly meaning: string;
  /** How it narrows the search down; null where it does not. */
  readonly filter: SearchFilter | null;
  /** What is looked for as a whole, normalised; null where nothing is. */
  readonly term: string | null;
}

/**
 * Takes what a pattern finds where nothing was taken before, and says what it stands for.
 *
 * @param pattern global, and matching no empty text
 */
export function takeMatches(
  stretch: Stretch,
  pattern: RegExp,
  describe: (match: RegExpExecArray) => (Pick<Find, "kind" | "meaning"> & Partial<Find>) | null,
): readonly Find[] {
  const finds: Find[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(stretch.text); match !== null; match = pattern.exec(stretch.text)) {
    const start = match.index;
    const described = describe(match);
    if (described === null) continue;
    const find = { stretch, start, end: start + match[0].length, filter: null, term: null, ...described };
    if (stretch.take(find.start, find.end)) finds.push(find);
    // A shorter match may begin behind what is taken.
    else pattern.lastIndex = start + 1;
  }
  return finds;
}
