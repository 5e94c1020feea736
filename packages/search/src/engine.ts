// Longer than other files on purpose: the contract of an engine is read in one place.
import type {
  AgencyKind,
  AgencyLevel,
  ReportRevision,
  SearchDocument,
  SectionId,
  Span,
} from "@gongkai/schema";

/** Which documents a search may find. What is absent does not restrict; an empty list matches nothing. */
export interface SearchFilter {
  readonly years?: readonly number[];
  /** The first and the last year, both included; null leaves a side open. */
  readonly yearRange?: { readonly from: number | null; readonly to: number | null };
  readonly sections?: readonly SectionId[];
  readonly agencyIds?: readonly string[];
  /** GB/T 2260 codes, six digits. A region holds everything in it: 320000 is all of Jiangsu. */
  readonly regionCodes?: readonly string[];
  readonly levels?: readonly AgencyLevel[];
  readonly kinds?: readonly AgencyKind[];
  readonly reportIds?: readonly string[];
  readonly synthetic?: boolean;
}

/** A word or phrase that a document must contain, or must not. */
export interface SearchTerm {
  /** Normalised by `searchable` of `@gongkai/text`, never empty; spaces only inside phrases. */
  readonly text: string;
  /** Whether it stood in quotation marks. */
  readonly isPhrase: boolean;
  /** Whether documents that contain it are left out. */
  readonly isExcluded: boolean;
}

/** What hits can be counted by. */
export type FacetName = "year" | "section" | "level" | "kind" | "province";

/** How hits are ordered: by how well they fit, or by report year; the newest first among equals, then by id. */
export type SearchOrder = "relevance" | "newest" | "oldest";

/** What an engine is asked. */
export interface EngineRequest {
  /** Without a term that is not excluded, everything that passes the filter is found, in the order `newest`. */
  readonly terms: readonly SearchTerm[];
  /**
   * `words`: each term as the engine finds words and phrases. `exact`: each as a run of characters, wherever it
   * begins and ends; only engines whose capabilities have `substrings` answer that.
   */
  readonly matching: "words" | "exact";
  readonly filter: SearchFilter;
  readonly order: SearchOrder;
  /** What to count by, besides. */
  readonly facets: readonly FacetName[];
  /** How many hits at most, 1 to {@link MAXIMUM_PAGE_SIZE}. */
  readonly first: number;
  /** The cursor of the hit to go on after, from a page of the same request. */
  readonly after?: string;
}

/** Asks for one hit of all that there is. */
export const ANYTHING: EngineRequest = {
  terms: [],
  matching: "words",
  filter: {},
  order: "relevance",
  facets: [],
  first: 1,
};

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

/** How many sections match for each value of one thing; a filter on that very thing is left aside. */
export interface Facet {
  readonly name: FacetName;
  /** Most frequent first, then by value. Years are written as digits, provinces as six-digit codes. No value: left out. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** `atLeast` where not every match was counted. */
  readonly relation: "exact" | "atLeast";
}

/** One page of hits, best first. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly total: SearchTotal;
  /** One for each that was asked for, in that order. */
  readonly facets: readonly Facet[];
  readonly hasNextPage: boolean;
  /** The name of the engine that answered. */
  readonly engine: string;
}

/** What engines differ in; everything else is the same. */
export interface EngineCapabilities {
  /** Whether a term is found wherever it begins and ends, and not only at the borders of words. */
  readonly substrings: boolean;
  /** The most terms it looks for; the service refuses or routes longer queries, none is cut in silence. */
  readonly maximumTerms: number;
}

/**
 * A full-text index over the sections of reports.
 *
 * Every method throws SearchError SEARCH_UNAVAILABLE when the engine cannot be reached or refuses.
 */
export interface SearchEngine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** Creates or upgrades the index. Safe to call again, and from several processes at once. */
  prepare(): Promise<void>;
  /**
   * Adds documents and resolves when they can be found. They replace every document of the reports they belong to,
   * so a report's documents go in one call and have one revision. Documents of an older revision than the engine
   * was last told of, by `put` or `remove`, are passed over: a worker that was held up changes nothing. Of what documents say
   * of an agency the latest revision counts, whichever report it is of, and it counts for all documents of the agency.
   */
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Removes every document of every report. What is put afterwards needs later revisions than what was there. */
  clear(): Promise<void>;
  /** Removes every document of the reports, unless the engine was told of a later revision. */
  remove(reports: readonly ReportRevision[]): Promise<void>;
  /**
   * @param options `signal` gives the search up: it rejects, and the engine stops working at it where it can
   * @throws GongkaiError BAD_CURSOR when `after` is not a cursor of this request; BAD_USER_INPUT when `first` is out of
   *   range or there are more terms than it looks for; SEARCH_TOO_DEEP beyond {@link MAXIMUM_REACH}
   */
  search(request: EngineRequest, options?: { readonly signal?: AbortSignal }): Promise<SearchPage>;
  /** How many documents the index holds. */
  count(): Promise<number>;
}

/** The largest page that can be asked for. */
export const MAXIMUM_PAGE_SIZE = 100;

/** How many hits of one search can be paged through. */
export const MAXIMUM_REACH = 1000;

/** The longest query, in UTF-16 units. */
export const MAXIMUM_QUERY_LENGTH = 2000;
