import { countStored } from "@gongkai/db";
import type { Context } from "../context.ts";
import { SOFTWARE_VERSION } from "../software-version.ts";
import { AGENCY_QUERIES } from "./agency-queries.ts";
import { CHANGE_QUERIES } from "./change.ts";
import { COMPARISON_QUERIES } from "./comparison.ts";
import { FINDING_QUERIES } from "./finding-queries.ts";
import { NODE_QUERIES } from "./node.ts";
import { REGION_QUERIES } from "./region.ts";
import { REPORT_QUERIES } from "./report-queries.ts";
import { RULE_QUERIES } from "./rule.ts";

/** Resolvers of type `Query`, search and figures apart. */
export const QUERY_RESOLVERS = {
  ...NODE_QUERIES,
  ...AGENCY_QUERIES,
  ...REGION_QUERIES,
  ...REPORT_QUERIES,
  ...FINDING_QUERIES,
  ...RULE_QUERIES,
  ...COMPARISON_QUERIES,
  ...CHANGE_QUERIES,

  about: (_: unknown, __: unknown, { kinds, ask }: Context) => ({
    softwareVersion: SOFTWARE_VERSION,
    database: kinds.database,
    searchEngine: kinds.engine,
    counts: () => ask(({ database }) => countStored(database)),
  }),
};
