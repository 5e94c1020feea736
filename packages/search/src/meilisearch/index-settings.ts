import type { Settings } from "meilisearch";
import { MAXIMUM_FACET_VALUES } from "./facet-attributes.ts";

/** Grows by one whenever the settings, or what documents are made of, change: indexes of another form are rebuilt. */
export const INDEX_FORM = 2;

/** Before the identifier of a database among the attributes of the index that follows it; no document has such an attribute. */
const DATABASE = "database_";

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
const SETTINGS = {
  searchableAttributes: ["title_n", "agency_n", "heading_n", "body_n", "facts_n"],
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
} satisfies Settings;

/** The settings of the index that follows a database, which say of whom it is. */
export function settingsFor(database: string): Settings {
  return { ...SETTINGS, displayedAttributes: [...SETTINGS.displayedAttributes, `${DATABASE}${database}`] };
}

/** The database that settings of {@link settingsFor} were made for; null where they are none. */
export function databaseOf({ displayedAttributes }: Pick<Settings, "displayedAttributes">): string | null {
  const own = displayedAttributes?.find((attribute) => attribute.startsWith(DATABASE));
  return own?.slice(DATABASE.length) ?? null;
}
