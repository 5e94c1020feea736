import { countFindings, FINDING_ORDERS, listFindings } from "@gongkai/db";
import { exactly, toConnection } from "../connections/connection.ts";
import { pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { keyOf } from "./arguments.ts";
import { loadFinding } from "./finding.ts";
import { type FindingsArguments, findingFilter } from "./finding-filter.ts";

interface FindingArguments {
  readonly report: string;
  readonly rule: string;
  readonly input: string;
}

/** The queries for findings. */
export const FINDING_QUERIES = {
  finding(_: unknown, { report, rule, input }: FindingArguments, context: Context) {
    const key = keyOf("Report", report);
    return key === null ? null : loadFinding({ key, rule, input }, context);
  },

  async findings(_: unknown, { filter, orderBy, ...page }: FindingsArguments, { ask }: Context) {
    const wanted = findingFilter(filter);
    const order = orderBy ?? "gravestFirst";
    const scope = { list: `findings ${order}`, filter: wanted };
    const request = pageRequest(scope, FINDING_ORDERS[order], page);
    const found = await ask(({ database }) => listFindings(database, wanted, order, request));
    const items = found.items.map(({ item, position }) => ({ item: item.finding, position }));
    return toConnection(
      scope,
      { ...found, items },
      exactly(() => ask(({ database }) => countFindings(database, wanted))),
    );
  },
};
