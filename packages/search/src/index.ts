export {
  MAXIMUM_PAGE_SIZE,
  MAXIMUM_QUERY_LENGTH,
  type SearchEngine,
  type SearchFilter,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
  type SearchTotal,
  type Snippet,
} from "./engine.ts";
export { type DrainedOutbox, drainOutbox } from "./outbox.ts";
export { createPostgresEngine } from "./postgres/engine.ts";
export type { SqlClient, SqlPool } from "./postgres/sql-pool.ts";
