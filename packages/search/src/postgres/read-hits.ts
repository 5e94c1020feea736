import type { SectionId } from "@gongkai/schema";
import type { EngineRequest, SearchHit } from "../engine.ts";
import { createSnippet } from "../snippet.ts";
import { markedTerms } from "./match-conditions.ts";
import { storable } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";

/** A document that was found somewhere, and what it was when it was found. */
export interface FoundDocument {
  readonly id: string;
  /** The revision of its report that was indexed; null where it cannot have changed since. */
  readonly revision: number | null;
  readonly cursor: string;
}

/** The columns of a hit, all declared not null. */
interface HitRow {
  readonly id: string;
  readonly reportId: string;
  readonly revision: string;
  readonly versionId: string;
  readonly position: number;
  readonly section: SectionId;
  readonly text: string;
}

/**
 * Makes hits of documents that were found, in their order, with snippets cut from the original text.
 *
 * Documents that are gone or have another revision by now are left out.
 *
 * @param request what they were found by; its terms are marked
 */
export async function readHits(
  client: Pick<SqlClient, "query">,
  { terms, matching }: Pick<EngineRequest, "terms" | "matching">,
  documents: readonly FoundDocument[],
): Promise<readonly SearchHit[]> {
  if (documents.length === 0) return [];
  const { rows } = await client.query(
    `select id, report_id as "reportId", revision::text as revision, version_id::text as "versionId", position,
       section, text
     from search.documents where id = any($1::text[])`,
    [documents.map((document) => storable(document.id))],
  );
  // Only the engine in PostgreSQL writes the table, from typed documents.
  const byId = new Map((rows as unknown as HitRow[]).map((row) => [row.id, row]));
  const marked = markedTerms(terms);
  return documents.flatMap(({ id, revision, cursor }) => {
    const row = byId.get(id);
    if (row === undefined || (revision !== null && Number(row.revision) !== revision)) return [];
    const { reportId, versionId, position, section, text } = row;
    const snippet = createSnippet(text, marked, { isWhole: matching === "words" });
    return [{ id, reportId, versionId: Number(versionId), position, section, snippet, cursor }];
  });
}
