export {
  type EngineCapabilities,
  type EngineRequest,
  type Facet,
  type FacetName,
  MAXIMUM_PAGE_SIZE,
  MAXIMUM_QUERY_LENGTH,
  MAXIMUM_REACH,
  type SearchEngine,
  type SearchFilter,
  type SearchHit,
  type SearchOrder,
  type SearchPage,
  type SearchTerm,
  type SearchTotal,
  type Snippet,
} from "./engine.ts";
export { createMeilisearchEngine } from "./meilisearch/engine.ts";
export { type FailureKind, MeilisearchFailure } from "./meilisearch/failure.ts";
export type {
  IndexProgress,
  IndexStatus,
  MeilisearchEngine,
  MeilisearchOptions,
} from "./meilisearch/meilisearch-engine.ts";
export { type DrainedOutbox, drainOutbox } from "./outbox.ts";
export { createPostgresEngine } from "./postgres/engine.ts";
export type { SqlClient, SqlPool } from "./postgres/sql-pool.ts";
export type {
  AgencySuggestion,
  FollowingIndex,
  Interpretation,
  QuerySuggestion,
  Recognition,
  RecognitionKind,
  Search,
  SearchAnswer,
  SearchRequest,
  SearchStatus,
  SynchronisedIndex,
} from "./search.ts";
export { createSearch, type SearchParts } from "./service/create-search.ts";
export type { FollowingEngine } from "./service/follow.ts";
export { type OpenSearchOptions, openSearch } from "./service/open-search.ts";
