import { expect } from "vitest";
import type { ConnectionField } from "./connection-fields.ts";
import type { ConnectionWorld } from "./connection-world.ts";

/** A page of a connection as an answer has it; nodes are told apart by their identities. */
export interface ConnectionPage {
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: { readonly value: number; readonly relation: string };
}

/** Arguments of a page in GraphQL's words, such as `first: 2`. */
type PageWords = string;

/** How a list is read and told. */
export interface ListReader {
  readonly read: (page: PageWords) => Promise<ConnectionPage>;
  /** The code of the error with which a page is refused; undefined where it is not. */
  readonly refusal: (page: PageWords) => Promise<string | undefined>;
  readonly identities: (page: ConnectionPage) => readonly string[];
}

/** What nodes without global ids are told apart by; the last is a global id. */
const IDENTITIES: Readonly<Record<string, string>> = {
  ReportChange: "type changedAt id: reportId",
  SearchHit: "section { id }",
  Retraction: "reason id: reportId",
  AuditEntry: "at id: target",
};

/** What a list needs to be asked for beside its page. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "Query.search": 'query: "公开" filter: { sections: [OVERVIEW] }',
  // The sample has two findings of one rule at one place, which are told apart by their verdicts alone.
  "Query.findings": "filter: { verdicts: [FAIL] }",
  "Agency.findings": "filter: { verdicts: [FAIL] }",
};

function selectionOf({ node, hasIds }: ConnectionField): string {
  const identity = hasIds ? "id" : IDENTITIES[node];
  if (identity === undefined) throw new Error(`Say in IDENTITIES what tells nodes of type ${node} apart.`);
  return `{
    edges { cursor node { ${identity} } } nodes { ${identity} }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount { value relation }
  }`;
}

/** The global id in an identity. */
export function idOf(node: unknown): string {
  const text = JSON.stringify(node);
  return /"id":"([^"]+)"/.exec(text)?.[1] ?? text;
}

/** Reads a list of the schema. */
export function readerOf(
  field: ConnectionField,
  { ask: askServer, agency, report }: ConnectionWorld,
): ListReader {
  const parents: Readonly<Record<string, (list: string) => string>> = {
    Query: (list) => `{ ${list} }`,
    Agency: (list) => `{ parent: agency(id: "${agency}") { ${list} } }`,
    Report: (list) => `{ parent: report(id: "${report}") { ${list} } }`,
  };
  const within = parents[field.parent];
  if (within === undefined) throw new Error(`Say in parents how to come to a ${field.parent}.`);
  const ask = (page: PageWords) => {
    const given = [ARGUMENTS[`${field.parent}.${field.field}`] ?? "", field.order, page].join(" ").trim();
    return askServer(within(`list: ${field.field}${given === "" ? "" : `(${given})`} ${selectionOf(field)}`));
  };
  return {
    async read(page) {
      const { data, errors } = await ask(page);
      expect(errors, page).toBeUndefined();
      return (data.parent ?? data).list;
    },
    refusal: async (page) => (await ask(page)).errors?.[0]?.extensions.code,
    identities: (page) => page.edges.map(({ node }) => JSON.stringify(node)),
  };
}
