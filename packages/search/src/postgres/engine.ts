import type { SectionId } from "@gongkai/schema";
import type { SearchEngine, SearchHit, SearchRequest } from "../engine.ts";
import { checkRequest, queryTerms } from "../query.ts";
import { createSnippet } from "../snippet.ts";
import { encodeCursor } from "./cursor.ts";
import { browseDocuments, type FoundDocument, rankDocuments } from "./find-documents.ts";
import { inTransaction, type SqlClient, type SqlPool } from "./sql-pool.ts";
import { inWriteTransaction, prepareTables } from "./tables.ts";
import { replaceDocuments, takeRevisions } from "./write-documents.ts";

const NAME = "postgres";

/** Total and page of one search are read from the same state of the index. */
const BEGIN_SEARCH = "begin isolation level repeatable read read only";

/**
 * A search engine inside PostgreSQL 15 or later, PGlite included, without extensions. It owns the SQL schema `search`.
 *
 * Exact for every query of any length: overlapping pairs of characters narrow the documents down through an
 * index, and the text itself decides. Totals are exact up to 10 000.
 */
export function createPostgresEngine({ pool }: { readonly pool: SqlPool }): SearchEngine {
  return {
    name: NAME,
    prepare: () => prepareTables(pool),
    async put(documents) {
      if (documents.length === 0) return;
      await inWriteTransaction(pool, (client) => replaceDocuments(client, documents));
    },
    async remove(reports) {
      if (reports.length === 0) return;
      await inWriteTransaction(pool, async (client) => {
        await takeRevisions(client, reports);
      });
    },
    async clear() {
      // The revisions stay, so that a worker that was held up brings nothing back.
      await inWriteTransaction(pool, async (client) => {
        await client.query("truncate search.documents");
      });
    },
    async search(request) {
      checkRequest(request);
      const terms = queryTerms(request.text);
      return inTransaction(pool, BEGIN_SEARCH, async (client) => {
        const { documents, total, hasNextPage } =
          terms.length === 0
            ? await browseDocuments(client, request)
            : await rankDocuments(client, request, terms);
        return { hits: await readHits(client, request, terms, documents), total, hasNextPage, engine: NAME };
      });
    },
    async count() {
      return inTransaction(pool, BEGIN_SEARCH, async (client) => {
        const { rows } = await client.query("select count(*)::integer as count from search.documents");
        return Number(rows[0]?.count);
      });
    },
  };
}

/** The columns of a hit, all declared not null. */
interface HitRow {
  readonly id: string;
  readonly reportId: string;
  readonly versionId: number;
  readonly position: number;
  readonly section: SectionId;
  readonly text: string;
}

async function readHits(
  client: SqlClient,
  request: SearchRequest,
  terms: readonly string[],
  documents: readonly FoundDocument[],
): Promise<readonly SearchHit[]> {
  const { rows } = await client.query(
    `select id, report_id as "reportId", version_id::text as "versionId", position, section, text
     from search.documents where id = any($1::text[])`,
    [documents.map((document) => document.id)],
  );
  // Only this engine writes the table, from typed documents.
  const byId = new Map((rows as unknown as HitRow[]).map((row) => [row.id, row]));
  return documents.flatMap(({ id, position }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { text, ...hit } = row;
    const snippet = createSnippet(text, terms);
    return [{ ...hit, versionId: Number(hit.versionId), snippet, cursor: encodeCursor(request, position) }];
  });
}
