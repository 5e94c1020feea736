import type { Database } from "@gongkai/db";
import type { ReportRevision, SearchDocument } from "@gongkai/schema";
import { expect } from "vitest";
import type {
  Search,
  SearchAnswer,
  SearchEngine,
  SearchFilter,
  SearchHit,
  SearchRequest,
} from "../../src/index.ts";
import { differenceFor } from "./differences.ts";

/** An engine and the service over it, for one run of the suite. */
export interface Subject {
  readonly database: Database;
  readonly search: Search;
  /** The engine that the service prefers. */
  readonly engine: Pick<SearchEngine, "name" | "capabilities" | "search" | "count">;
  /** Leaves the database open. */
  close(): Promise<void>;
}

/** What the parts of the suite are given. */
export interface Suite {
  subject(): Subject;
  /** A test of one of the numbered behaviours. */
  behaviour(number: number, title: string, run: () => Promise<void>): void;
}

/** Adds documents and waits until the preferred engine finds them. */
export async function put({ search }: Subject, documents: readonly SearchDocument[]): Promise<void> {
  await search.index.put(documents);
  await search.synchronise();
}

/** Removes reports and waits until the preferred engine has forgotten them. */
export async function remove({ search }: Subject, reports: readonly ReportRevision[]): Promise<void> {
  await search.index.remove(reports);
  await search.synchronise();
}

/** Searches as an application would; the first 50 hits by default. */
export function ask(
  { search }: Subject,
  text: string,
  options: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  return search.search({ text, first: 50, ...options });
}

/** The ids of all hits that hold every word, sorted; what only turned up with words left out does not count. */
export async function find(
  subject: Subject,
  text: string,
  options: Partial<SearchRequest> = {},
): Promise<readonly string[]> {
  const { hits, omitted } = await ask(subject, text, options);
  return omitted.length > 0 ? [] : hits.map((hit) => hit.id).sort();
}

/** Expects exactly these documents, or some of them where the table of differences says so. */
export async function expectFound(
  subject: Subject,
  text: string,
  expected: readonly string[],
  filter?: SearchFilter,
): Promise<void> {
  const found = await find(subject, text, filter === undefined ? {} : { filter });
  const isDifferent = differenceFor(text, subject.engine.capabilities) !== undefined;
  const wanted = isDifferent ? found.filter((id) => expected.includes(id)) : [...expected].sort();
  expect(found, `what ${JSON.stringify(text)} finds`).toEqual(wanted);
}

/** Pages through all hits of a request. */
export async function everyHit(
  { search }: Subject,
  request: Omit<SearchRequest, "after">,
): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await search.search(after === undefined ? request : { ...request, after });
    hits.push(...page.hits);
    after = page.hits.at(-1)?.cursor;
    if (!page.hasNextPage || after === undefined) return hits;
  }
}

/** What is marked in a hit's snippet. */
export function marked(hit: SearchHit | undefined): readonly string[] | undefined {
  return hit?.snippet.marks.map(({ start, end }) => hit.snippet.text.slice(start, end));
}
