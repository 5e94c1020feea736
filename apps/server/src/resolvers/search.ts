import type { SectionId } from "@gongkai/schema";
import type { SearchFilter, SearchHit, Snippet } from "@gongkai/search";
import type { Connection } from "../connections/connection.ts";
import { pageSize } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { agencyKeys, filterValues, given } from "./arguments.ts";
import { type SectionNode, toSectionNodes } from "./section.ts";

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

/** The engine's filter has no place for undefined: what does not restrict is left out. */
function searchFilter(filter: SearchArguments["filter"]): SearchFilter {
  const agencyIds = agencyKeys(filter?.agencyIds);
  const years = filterValues("years", filter?.years);
  const sections = filterValues("sections", filter?.sections);
  const synthetic = given(filter?.synthetic);
  return {
    ...(agencyIds === undefined ? {} : { agencyIds }),
    ...(years === undefined ? {} : { years }),
    ...(sections === undefined ? {} : { sections }),
    ...(synthetic === undefined ? {} : { synthetic }),
  };
}

/**
 * Joins a hit with the stored section that was indexed. Null when the index is ahead of or behind the database, so
 * that there is no such section any more or the snippet does not stand where it is said to.
 */
async function loadHit(hit: SearchHit, { loaders }: Context): Promise<HitNode | null> {
  const report = await loaders.report.load(hit.reportId);
  if (report === null || report.versionId !== hit.versionId) return null;
  const sections = toSectionNodes(report, (await loaders.sections.load(report.versionId)) ?? []);
  const section = sections[hit.position];
  const { text, marks, start, end } = hit.snippet;
  if (section?.section !== hit.section || section.text.slice(start, end) !== text) return null;
  return { report, section, snippet: { text, marks, span: { start, end } } };
}

/** The query `search`. */
export const SEARCH_QUERIES = {
  async search(
    _: unknown,
    { query, filter, first, after }: SearchArguments,
    context: Context,
  ): Promise<SearchConnection> {
    const { size } = pageSize({ first });
    const request = {
      text: query,
      filter: searchFilter(filter),
      // An empty page still has to know whether there is anything to find.
      first: Math.max(size, 1),
      ...(typeof after === "string" ? { after } : {}),
    };
    const page = await context.ask(({ engine }) => engine.search(request));
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
