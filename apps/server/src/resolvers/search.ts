import { screamingSnakeCase } from "@gongkai/schema";
import type {
  AgencySuggestion,
  Facet,
  FacetName,
  Recognition,
  SearchAnswer,
  SearchHit,
  SearchOrder,
  SearchRequest,
  Snippet,
} from "@gongkai/search";
import type { Connection } from "../connections/connection.ts";
import { pageSize } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { filterValues } from "./arguments.ts";
import { type SearchFilterArgument, searchFilter } from "./search-filter.ts";
import { type SectionNode, toSectionNodes } from "./section.ts";

interface SearchArguments {
  readonly query: string;
  readonly filter?: SearchFilterArgument | null;
  readonly matching?: "words" | "exact" | null;
  readonly order?: SearchOrder | null;
  readonly facets?: readonly FacetName[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly interpret?: boolean | null;
  readonly asWords?: readonly string[] | null;
}

interface SuggestArguments {
  readonly text: string;
  readonly first?: number | null;
}

/** A hit as the type `SearchHit` has it. */
interface HitNode {
  readonly report: SectionNode["report"];
  readonly section: SectionNode;
  readonly snippet: Pick<Snippet, "text" | "marks"> & { readonly span: Pick<Snippet, "start" | "end"> };
}

type SearchConnection = Connection<HitNode> &
  Pick<SearchAnswer, "facets" | "interpretation" | "omitted" | "suggestions" | "engine" | "fallback">;

/** The service's request. It has no place for undefined: what does not restrict is left out. */
function searchRequest({ query, filter, after, ...rest }: SearchArguments, size: number): SearchRequest {
  const facets = filterValues("facets", rest.facets);
  const asWords = filterValues("asWords", rest.asWords);
  return {
    text: query,
    filter: searchFilter(filter),
    matching: rest.matching ?? "words",
    order: rest.order ?? "relevance",
    interpret: rest.interpret ?? true,
    // An empty page still has to know whether there is anything to find.
    first: Math.max(size, 1),
    ...(facets === undefined ? {} : { facets: [...new Set(facets)] }),
    ...(asWords === undefined ? {} : { asWords }),
    ...(typeof after === "string" ? { after } : {}),
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

/** The queries of full-text search. */
export const SEARCH_QUERIES = {
  async search(_: unknown, given: SearchArguments, context: Context): Promise<SearchConnection> {
    const { size } = pageSize({ first: given.first });
    const request = searchRequest(given, size);
    const { signal } = context;
    const answer = await context.ask(({ search }) => search.search(request, { signal }));
    const hits = answer.hits.slice(0, size);
    const nodes = await Promise.all(hits.map((hit) => loadHit(hit, context)));
    const edges = hits.flatMap(({ cursor }, index) => {
      const node = nodes[index] ?? null;
      return node === null ? [] : [{ cursor: () => cursor, node }];
    });
    const { facets, interpretation, omitted, suggestions, engine, fallback } = answer;
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: answer.hasNextPage || answer.hits.length > hits.length,
        // A cursor is that of a hit, so something stands before whatever follows it.
        hasPreviousPage: request.after !== undefined,
        startCursor: () => edges[0]?.cursor() ?? null,
        // Of the last hit even where that one was dropped, so that going on does not stop at a stale index.
        endCursor: () => hits.at(-1)?.cursor ?? null,
      },
      totalCount: () => answer.total,
      facets,
      interpretation,
      omitted,
      suggestions,
      engine,
      fallback,
    };
  },

  async suggestAgencies(_: unknown, { text, first }: SuggestArguments, { ask, loaders, signal }: Context) {
    const { size } = pageSize({ first });
    if (size === 0) return [];
    const found = await ask(({ search }) => search.suggestAgencies(text, { first: size, signal }));
    const agencies = await Promise.all(found.map(({ agencyId }) => loaders.agency.load(agencyId)));
    // An agency that is gone from the database may still be known to search.
    return found.flatMap(({ matched, by }: AgencySuggestion, index) => {
      const agency = agencies[index] ?? null;
      return agency === null ? [] : [{ agency, matched, by }];
    });
  },
};

/** Facets whose values are enumerations. */
const ENUMERATED: ReadonlySet<FacetName> = new Set(["section", "level", "kind"]);

/** Resolvers of the types that an answer consists of. */
export const SEARCH_RESOLVERS = {
  Facet: {
    values: ({ name, values }: Facet) =>
      ENUMERATED.has(name)
        ? values.map(({ value, count }) => ({ value: screamingSnakeCase(value), count }))
        : values,
  },
  Recognition: { isFilter: ({ filter }: Recognition) => filter !== null },
};
