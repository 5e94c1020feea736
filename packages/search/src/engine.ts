import type { ReportRevision, SearchDocument, SectionId, Span } from "@gongkai/schema";

/** Which documents a search may find. What is absent does not restrict; an empty list matches nothing. */
export interface SearchFilter {
  readonly years?: readonly number[];
  readonly sections?: readonly SectionId[];
  readonly agencyIds?: readonly string[];
  readonly synthetic?: boolean;
}

/** What to look for. */
export interface SearchRequest {
  /**
   * Words separated by spaces, all of which must occur; a phrase with spaces inside stands in quotation marks.
   * Every other character is looked for as it is. Text without words asks for everything, newest first.
   */
  readonly text: string;
  readonly filter?: SearchFilter;
  /** How many hits at most, 1 to {@link MAXIMUM_PAGE_SIZE}. */
  readonly first: number;
  /** The cursor of the hit to go on after, from a page of the same request. */
  readonly after?: string;
}

/** A stretch of a section that shows why it was found. */
export interface Snippet {
  /** Around 80 to 160 characters as printed; all of a shorter section. */
  readonly text: string;
  /** Offset of `text` in the section's original text. */
  readonly start: number;
  /** End of `text` in the section's original text, exclusive. */
  readonly end: number;
  /** What was found, as offsets into `text`: in order, on code-point boundaries, never overlapping. */
  readonly marks: readonly Span[];
}

/** A section that was found. */
export interface SearchHit {
  /** The id of the search document. */
  readonly id: string;
  readonly reportId: string;
  /** The version of the report that was indexed. Where the store shows another one, the index is behind. */
  readonly versionId: number;
  /** Where the section stands among the sections of that version, from 0. The snippet is cut from its text. */
  readonly position: number;
  readonly section: SectionId;
  readonly snippet: Snippet;
  /** Pass it as `after` to go on behind this hit. */
  readonly cursor: string;
}

/** How many sections match in all. */
export interface SearchTotal {
  readonly value: number;
  /** `atLeast` where counting all of them would take too long. */
  readonly relation: "exact" | "atLeast";
}

/** One page of hits, best first. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly total: SearchTotal;
  readonly hasNextPage: boolean;
  /** The name of the engine that answered. */
  readonly engine: string;
}

/**
 * A full-text index over the sections of reports.
 *
 * Every method throws SearchError SEARCH_UNAVAILABLE when the engine cannot be reached or refuses.
 */
export interface SearchEngine {
  readonly name: string;
  /** Creates or upgrades the index. Safe to call again, and from several processes at once. */
  prepare(): Promise<void>;
  /**
   * Adds documents and resolves when they can be found. They replace every document of the reports they belong to,
   * so a report's documents go in one call and have one revision. Documents of an older revision than the engine
   * was last told of, by `put` or `remove`, are passed over: a worker that was held up changes nothing.
   */
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Removes every document of every report. What is put afterwards needs later revisions than what was there. */
  clear(): Promise<void>;
  /** Removes every document of the reports, unless the engine was told of a later revision. */
  remove(reports: readonly ReportRevision[]): Promise<void>;
  /**
   * @throws GongkaiError BAD_CURSOR when `after` is not a cursor of this request, BAD_USER_INPUT when `first` is out
   *   of range or `text` longer than {@link MAXIMUM_QUERY_LENGTH}
   */
  search(request: SearchRequest): Promise<SearchPage>;
  /** How many documents the index holds. */
  count(): Promise<number>;
}

/** The largest page that can be asked for. */
export const MAXIMUM_PAGE_SIZE = 1000;

/** The longest query, in UTF-16 units. */
export const MAXIMUM_QUERY_LENGTH = 2000;
