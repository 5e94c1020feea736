import { NATIONAL_BODIES, type NationalBody } from "./national-bodies.ts";

/** A national body whose name stands at the beginning of a text, and how it is printed there. */
export interface NationalMatch {
  readonly body: NationalBody;
  readonly printed: string;
}

function createIndex(): ReadonlyMap<string, readonly NationalMatch[]> {
  const index = new Map<string, NationalMatch[]>();
  for (const body of NATIONAL_BODIES) {
    for (const printed of [body.name, ...(body.shortNames ?? [])]) {
      const start = printed.slice(0, 2);
      index.set(start, [...(index.get(start) ?? []), { body, printed }]);
    }
  }
  for (const matches of index.values()) {
    matches.sort((one, other) => other.printed.length - one.printed.length);
  }
  return index;
}

const INDEX = createIndex();

/** The national body with the longest name at the beginning of a text. */
export function nationalBodyAt(text: string): NationalMatch | null {
  return INDEX.get(text.slice(0, 2))?.find(({ printed }) => text.startsWith(printed)) ?? null;
}
