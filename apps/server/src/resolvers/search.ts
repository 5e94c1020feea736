import type { SectionId } from "@gongkai/schema";
import type { SearchFilter, SearchHit, Snippet } from "@gongkai/search";
import type { Connection } from "../connections/connection.ts";
import { pageSize } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { agencyKeys, filterValues, given } from "./arguments.ts";
import { REPORT_RESOLVERS } from "./report.ts";
import type { SectionNode } from "./section.ts";

interface SearchArguments {
  readonly query: string;
  readonly filter?: {
    readonly agencyIds?: readonly string[] | null;
    readonly years?: readonly number[] | null;
    readonly sections?: readonly SectionId[] | null;
    readonly synthetic?: boolean | null;
  } | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A hit as the type `SearchHit` has it. */
interface HitNode {
  readonly report: SectionNode["report"];
  readonly section: SectionNode;
  readonly snippet: Pick<Snippet, "text" | "marks"> & { readonly span: Pick<Snippet, "start" | "end"> };
}

interface SearchConnection extends Connection<HitNode> {
  readonly engine: string;
}

function searchFilter(filter: SearchArguments["filter"]): SearchFilter {
  const wanted = {
    agencyIds: agencyKeys(filter?.agencyIds),
    years: filterValues("years", filter?.years),
    sections: filterValues("sections", filter?.sections),
    synthetic: given(filter?.synthetic),
  };
  // The engine's filter has no place for undefined: what does not restrict is left out.
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** Joins a hit with the stored section. Null when the index is ahead of or behind the database. */
async function loadHit({ reportId, section, snippet }: SearchHit, context: Context): Promise<HitNode | null> {
  const report = await context.loaders.report.load(reportId);
  const found = report === null ? null : await REPORT_RESOLVERS.section(report, { id: section }, context);
  if (report === null || found === null) return null;
  const { text, marks, start, end } = snippet;
  return { report, section: found, snippet: { text, marks, span: { start, end } } };
}

/** The query `search`. */
export const SEARCH_QUERIES = {
  async search(
    _: unknown,
    { query, filter, first, after }: SearchArguments,
    context: Context,
  ): Promise<SearchConnection> {
    const { size } = pageSize({ first });
    const page = await context.engine.search({
      text: query,
      filter: searchFilter(filter),
      // An empty page still has to know whether there is anything to find.
      first: Math.max(size, 1),
      ...(typeof after === "string" ? { after } : {}),
    });
    const hits = page.hits.slice(0, size);
    const nodes = await Promise.all(hits.map((hit) => loadHit(hit, context)));
    const edges = hits.flatMap(({ cursor }, index) => {
      const node = nodes[index] ?? null;
      return node === null ? [] : [{ cursor, node }];
    });
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: page.hasNextPage || page.hits.length > hits.length,
        // A cursor is that of a hit, so something stands before whatever follows it.
        hasPreviousPage: typeof after === "string",
        startCursor: edges[0]?.cursor ?? null,
        // Of the last hit even where that one was dropped, so that going on does not stop at a stale index.
        endCursor: hits.at(-1)?.cursor ?? null,
      },
      totalCount: () => page.total,
      engine: page.engine,
    };
  },
};
