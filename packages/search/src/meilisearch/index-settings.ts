import type { Settings } from "meilisearch";
import { MAXIMUM_FACET_VALUES } from "./facet-attributes.ts";

/** Grows by one whenever the settings, or what documents are made of, change: indexes of another form are rebuilt. */
export const INDEX_FORM = 1;

/** What every index of every form has among its searchable attributes. */
export const OWN_ATTRIBUTE = "body_n";

/**
 * How the engine is to treat the documents of `indexDocument`.
 *
 * - `sort` comes first, so that an order that is asked for is the order of the hits; without one it decides nothing.
 * - Nothing is taken for a typing error, a beginning of a word, a synonym or a word to pass over: every term of a query is
 *   a quoted phrase, which the engine takes as it stands. Other queries are suggested from the corpus's own words.
 * - No words are added to the engine's dictionary: what is cut into parts is found by the parts standing side by side, and
 *   a word that is not cut would hide its parts.
 * - `maxTotalHits` caps what is counted, not what is worked out: the engine knows the whole set before it ranks.
 */
export const INDEX_SETTINGS: Settings = {
  searchableAttributes: ["title_n", "agency_n", "heading_n", OWN_ATTRIBUTE, "facts_n"],
  displayedAttributes: [
    "document",
    "reportId",
    "revision",
    "change",
    "year",
    "section",
    "level",
    "kind",
    "province",
  ],
  filterableAttributes: [
    {
      attributePatterns: ["year", "publishedOn", "revision", "change"],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
    {
      attributePatterns: [
        "section",
        "regions",
        "province",
        "level",
        "kind",
        "agencyId",
        "reportId",
        "synthetic",
      ],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
  ],
  sortableAttributes: ["year", "document"],
  rankingRules: [
    "sort",
    "words",
    "typo",
    "proximity",
    "attributeRank",
    "wordPosition",
    "exactness",
    "year:desc",
    "document:asc",
  ],
  localizedAttributes: [{ attributePatterns: ["*"], locales: ["cmn"] }],
  typoTolerance: { enabled: false },
  proximityPrecision: "byWord",
  prefixSearch: "disabled",
  searchCutoffMs: 1000,
  facetSearch: false,
  pagination: { maxTotalHits: 100_000_000 },
  faceting: { maxValuesPerFacet: MAXIMUM_FACET_VALUES, sortFacetValuesBy: { "*": "count" } },
  stopWords: [],
  dictionary: [],
  synonyms: {},
};
