import type { Span } from "@gongkai/schema";
import { type SharedPassage, sharedPassages } from "@gongkai/text";
import { sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import {
  type SectionKey,
  type SimilarityRequest,
  type SimilarSection,
  similarSections,
} from "./similar-sections.ts";

/** A text with the stretches of it that stand in another one too. */
export interface MarkedText {
  readonly heading: string;
  /** The narrative of the section, as printed. */
  readonly text: string;
  /** What stands in the other text too, as offsets into `text`: in order, on code-point boundaries, never overlapping. */
  readonly marks: readonly Span[];
}

/** A section that says much the same as the asked one, and what the two have in common. */
export interface SectionInCommon extends SimilarSection {
  /** The asked section, marked where this one says the same. */
  readonly asked: MarkedText;
  /** This section, marked where the asked one says the same. */
  readonly other: MarkedText;
  /** Which stretch is which: `first` in the asked text, `second` in this one; in the order of the asked text. */
  readonly passages: readonly SharedPassage[];
}

/** What was found. */
export interface SectionsInCommon {
  /** Most similar first. */
  readonly sections: readonly SectionInCommon[];
  /** Whether all was compared that could be alike; false where too many sections are nearly the same. */
  readonly isComplete: boolean;
}

/** What to look for, and what counts as a passage. */
export interface PassagesRequest extends SimilarityRequest {
  /** Letters and numerals that a passage must have; 20 by default. */
  readonly shortest?: number;
}

/** Two texts beside each other take space: fewer are given than where only their names are. */
const DEFAULT_LIMIT = 5;

interface TextRow extends SectionKey, Record<string, unknown> {
  readonly heading: string;
  readonly text: string;
}

/**
 * The sections of other reports that say much the same as one, as `similarSections` finds them, with the passages that
 * both texts have in common marked in each. The values of numbers make no difference to a passage; script, width, spaces
 * and punctuation do not either.
 */
export async function similarPassages(
  connection: DrizzleReader,
  asked: SectionKey,
  { shortest, limit = DEFAULT_LIMIT, ...request }: PassagesRequest = {},
): Promise<SectionsInCommon> {
  const { sections, isComplete } = await similarSections(connection, asked, { ...request, limit });
  if (sections.length === 0) return { sections: [], isComplete };
  const texts = await textsOf(connection, [asked, ...sections]);
  const ours = texts.get(keyOf(asked));
  const options = shortest === undefined ? {} : { shortest };
  return {
    isComplete,
    sections: sections.flatMap((section) => {
      const theirs = texts.get(keyOf(section));
      // What was deleted since it was found is not shown.
      if (ours === undefined || theirs === undefined) return [];
      const passages = sharedPassages(ours.text, theirs.text, options);
      return [
        {
          ...section,
          asked: marked(
            ours,
            passages.map(({ first }) => first),
          ),
          other: marked(
            theirs,
            passages.map(({ second }) => second),
          ),
          passages,
        },
      ];
    }),
  };
}

async function textsOf(
  { drizzle }: DrizzleReader,
  keys: readonly SectionKey[],
): Promise<ReadonlyMap<string, TextRow>> {
  const { rows } = await drizzle.execute<TextRow>(sql`
    select version_id::int8 as "versionId", position, heading, text
    from unnest(
      ${sql.param(keys.map(({ versionId }) => versionId))}::int8[],
      ${sql.param(keys.map(({ position }) => position))}::int4[]
    ) as wanted (version_id, position)
    join sections using (version_id, position)`);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf({ versionId, position }: SectionKey): string {
  return `${versionId}-${position}`;
}

/** Spans in order; those that meet or overlap, as where a text says one thing twice, are one. */
function marked({ heading, text }: TextRow, spans: readonly Span[]): MarkedText {
  const marks: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = marks.at(-1);
    if (last === undefined || span.start > last.end) marks.push(span);
    else marks[marks.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return { heading, text, marks };
}
