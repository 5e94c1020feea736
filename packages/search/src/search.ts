import type { RefusedReport, Span } from "@gongkai/schema";
import type { FacetName, SearchEngine, SearchFilter, SearchOrder, SearchPage, SearchTerm } from "./engine.ts";

/** What somebody looks for. */
export interface SearchRequest {
  /**
   * As typed. Words separated by spaces must all occur; what stands in quotation marks is one phrase; a word or phrase
   * behind a hyphen must not occur. Names of agencies and regions, years, and sections narrow the search down, unless
   * `interpret` is false. Every other character is looked for as it is. Nothing at all asks for everything, newest first.
   */
  readonly text: string;
  /** `exact` looks for the whole text as one run of characters, wherever it begins and ends. `words` by default. */
  readonly matching?: "words" | "exact";
  /** Narrows down besides what the text says; both must hold. */
  readonly filter?: SearchFilter;
  /** `relevance` by default. */
  readonly order?: SearchOrder;
  /** None by default. */
  readonly facets?: readonly FacetName[];
  /** How many hits at most, 1 to `MAXIMUM_PAGE_SIZE`. */
  readonly first: number;
  /** The cursor of the hit to go on after, from an answer to the same request. */
  readonly after?: string;
  /** False takes every piece of the text for words; quotation marks and hyphens keep their meaning. */
  readonly interpret?: boolean;
  /** Pieces of the text that are not to be interpreted, as `Recognition.text` gives them. */
  readonly asWords?: readonly string[];
}

/** What a piece of a query was taken for. */
export type RecognitionKind =
  | "agency"
  | "region"
  | "year"
  | "yearRange"
  | "section"
  | "documentNumber"
  | "quantity"
  | "phrase"
  | "exclusion"
  | "question"
  | "reportName";

/**
 * A piece of a query and what it was taken for. A `section` is named, or it is the one with the table that has the piece
 * for a line, such as 无法提供, where no text within agency, region and year says so.
 */
export interface Recognition {
  readonly kind: RecognitionKind;
  /** Where it stands in the text as typed. */
  readonly span: Span;
  /** The piece, as typed. */
  readonly text: string;
  /** What it stands for, for people: the full name of the agency or region, the years, the heading of the section. */
  readonly meaning: string;
  /** How it narrows the search down; null where it is looked for in the text, or passed over as `question` and `reportName` are. */
  readonly filter: SearchFilter | null;
}

/** How a query was understood. */
export interface Interpretation {
  /** In the order typed, never overlapping. */
  readonly recognised: readonly Recognition[];
  /** What all of them together, with the filter of the request, let through. */
  readonly filter: SearchFilter;
  /** What is looked for in the text. */
  readonly terms: readonly SearchTerm[];
}

/** Another query that may have been meant. */
export interface QuerySuggestion {
  /** The whole query with the correction in it. */
  readonly text: string;
  /** What was replaced, in the query as typed. */
  readonly replaced: Span;
  readonly reason: "homophone" | "character";
}

/** An agency for somebody who is typing its name. */
export interface AgencySuggestion {
  readonly agencyId: string;
  readonly name: string;
  /** The name that fits what was typed: the full one, a short form or a former one. */
  readonly matched: string;
  /** How it fits. */
  readonly by: "name" | "pinyin" | "initials";
}

/** A page of hits, and how it came about. */
export interface SearchAnswer extends SearchPage {
  readonly interpretation: Interpretation;
  /**
   * Words that were left out, so that there is something to show: no section contains them together with the others, or
   * finding out which do took too long.
   */
  readonly omitted: readonly SearchTerm[];
  /** Best first; empty where enough was found, and where looking for them failed or took too long. */
  readonly suggestions: readonly QuerySuggestion[];
  /** Why another engine than the preferred one answered; null where it did not have to. */
  readonly fallback: string | null;
}

/** Search as applications use it: queries as typed, over whichever engine is in use. */
export interface Search {
  /** Which engine is in use and why, in a sentence. */
  describe(): string;
  /** The name of the engine that answers at the moment, but for what only PostgreSQL can. */
  engineInUse(): string;
  /** Whether the preferred engine does not answer at the moment, so that PostgreSQL stands in for it. */
  isStandIn(): boolean;
  /** Creates or upgrades the indexes of every engine in use. */
  prepare(): Promise<void>;
  /** Where documents go: into the index of PostgreSQL, from which every other index is filled by `synchronise`. */
  readonly index: SearchEngine;
  /**
   * Brings the index of the preferred engine up to that of PostgreSQL, where that is not the only one, and now and then
   * the words by which queries are corrected.
   */
  synchronise(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** Fills a new index of the preferred engine and puts it in place of the old one, which answers until then. */
  rebuild(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** Compares the index of the preferred engine with that of PostgreSQL and mends what differs. */
  reconcile(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** How far the indexes are. */
  status(): Promise<SearchStatus>;
  /**
   * @throws GongkaiError BAD_CURSOR, BAD_USER_INPUT, SEARCH_TOO_DEEP; SearchError SEARCH_UNAVAILABLE where no engine answers
   */
  search(request: SearchRequest, options?: { readonly signal?: AbortSignal }): Promise<SearchAnswer>;
  /** Agencies whose names, pinyin or initials begin as the text does; at most `first`, 10 by default. */
  suggestAgencies(
    text: string,
    options?: { readonly first?: number; readonly signal?: AbortSignal },
  ): Promise<readonly AgencySuggestion[]>;
  close(): Promise<void>;
}

/** What bringing an index up to date came to. */
export interface SynchronisedIndex {
  /** How many reports were written or removed. */
  readonly reports: number;
  /** Reports that the engine did not take, and why. */
  readonly refused: readonly RefusedReport[];
}

/** How far the indexes are. */
export interface SearchStatus {
  /** The name of the engine that answers at the moment. */
  readonly engine: string;
  /** Which engine is in use and why, in a sentence. */
  readonly description: string;
  /** How many documents, which are sections, the index in PostgreSQL holds. */
  readonly documents: number;
  /** The index that follows it; null where there is none. */
  readonly following: FollowingIndex | null;
}

/** An index that follows the one in PostgreSQL. */
export interface FollowingIndex {
  /** The name of its engine. */
  readonly name: string;
  /** The name that it has there. */
  readonly index: string;
  /** How many documents it holds; null where it is not there yet, or the engine cannot be asked. */
  readonly documents: number | null;
  /** Why the engine cannot be asked; null where it can. */
  readonly trouble: string | null;
  /** How many reports it has yet to take in. */
  readonly behind: number;
  /** Reports that its engine did not take, and why. */
  readonly refused: readonly RefusedReport[];
}
