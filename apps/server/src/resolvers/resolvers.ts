import type { ApolloServerOptionsWithTypeDefs } from "@apollo/server";
import type { Context } from "../context.ts";
import { FIGURES_QUERIES, FIGURES_RESOLVERS } from "../figures/figures.ts";
import { COUNT_SCALAR } from "../schema/count-scalar.ts";
import { ENUMERATION_RESOLVERS } from "../schema/enumerations.ts";
import { AGENCY_CANDIDATE_RESOLVERS, AGENCY_RELATIVE_RESOLVERS, AGENCY_RESOLVERS } from "./agency.ts";
import { COMPARISON_QUERIES, COMPARISON_RESOLVERS } from "./comparison.ts";
import { FINDING_MUTATIONS, FINDING_RESOLVERS } from "./finding.ts";
import { NODE_RESOLVERS } from "./node.ts";
import { QUERY_RESOLVERS } from "./query.ts";
import {
  CLAIM_RESOLVERS,
  DIAGNOSTIC_RESOLVERS,
  REPORT_RESOLVERS,
  REPORT_TABLES_RESOLVERS,
  SOURCE_RESOLVERS,
} from "./report.ts";
import { SEARCH_QUERIES, SEARCH_RESOLVERS } from "./search.ts";
import { SECTION_RESOLVERS } from "./section.ts";
import { SETTLEMENT_MUTATIONS } from "./settlement.ts";

/** Every resolver. Fields that are missing here are properties of their parent. */
export const RESOLVERS: NonNullable<ApolloServerOptionsWithTypeDefs<Context>["resolvers"]> = {
  ...ENUMERATION_RESOLVERS,
  Count: COUNT_SCALAR,
  ...COMPARISON_RESOLVERS,
  ...SEARCH_RESOLVERS,
  ...FIGURES_RESOLVERS,
  Query: { ...QUERY_RESOLVERS, ...COMPARISON_QUERIES, ...SEARCH_QUERIES, ...FIGURES_QUERIES },
  Mutation: { ...FINDING_MUTATIONS, ...SETTLEMENT_MUTATIONS },
  Node: NODE_RESOLVERS,
  Agency: AGENCY_RESOLVERS,
  AgencyRelative: AGENCY_RELATIVE_RESOLVERS,
  AgencyCandidate: AGENCY_CANDIDATE_RESOLVERS,
  Report: REPORT_RESOLVERS,
  ReportTables: REPORT_TABLES_RESOLVERS,
  Section: SECTION_RESOLVERS,
  Source: SOURCE_RESOLVERS,
  Claim: CLAIM_RESOLVERS,
  Finding: FINDING_RESOLVERS,
  Diagnostic: DIAGNOSTIC_RESOLVERS,
};
