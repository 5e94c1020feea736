import type { ApolloServerOptionsWithTypeDefs } from "@apollo/server";
import { CHECK_QUERIES } from "../check/check-report.ts";
import { CHECK_RESOLVERS } from "../check/checked-report.ts";
import type { Context } from "../context.ts";
import { FEDERATION_QUERIES, FEDERATION_RESOLVERS } from "../federation/federation.ts";
import { FIGURES_QUERIES, FIGURES_RESOLVERS } from "../figures/figures.ts";
import { MUTATION_QUERIES, MUTATION_RESOLVERS, MUTATION_TYPE_RESOLVERS } from "../mutations/mutations.ts";
import { RATE_LIMIT_QUERIES } from "../rate-limit/rate-limit-field.ts";
import { COUNT_SCALAR } from "../schema/count-scalar.ts";
import { ENUMERATION_RESOLVERS } from "../schema/enumerations.ts";
import {
  AGENCY_CANDIDATE_RESOLVERS,
  AGENCY_RELATIVE_RESOLVERS,
  AGENCY_RESOLVERS,
  AGENCY_YEAR_RESOLVERS,
} from "./agency.ts";
import { COVERAGE_RESOLVERS } from "./agency-queries.ts";
import { CHANGE_RESOLVERS } from "./change.ts";
import { CLAIM_RESOLVERS } from "./claim.ts";
import { COMPARISON_RESOLVERS } from "./comparison.ts";
import { FINDING_RESOLVERS } from "./finding.ts";
import { NODE_RESOLVERS } from "./node.ts";
import { TABLE_CELL_RESOLVERS } from "./provenance.ts";
import { QUERY_RESOLVERS } from "./query.ts";
import { REGION_RESOLVERS } from "./region.ts";
import {
  DIAGNOSTIC_RESOLVERS,
  REPORT_RESOLVERS,
  REPORT_TABLES_RESOLVERS,
  SOURCE_RESOLVERS,
} from "./report.ts";
import { RULE_RESOLVERS } from "./rule.ts";
import { SEARCH_QUERIES, SEARCH_RESOLVERS } from "./search.ts";
import { SECTION_RESOLVERS } from "./section.ts";

/** Every resolver. Fields that are missing here are properties of their parent. */
export const RESOLVERS: NonNullable<ApolloServerOptionsWithTypeDefs<Context>["resolvers"]> = {
  ...ENUMERATION_RESOLVERS,
  Count: COUNT_SCALAR,
  ...COMPARISON_RESOLVERS,
  ...SEARCH_RESOLVERS,
  ...FIGURES_RESOLVERS,
  ...CHECK_RESOLVERS,
  ...MUTATION_TYPE_RESOLVERS,
  ...FEDERATION_RESOLVERS,
  Query: {
    ...QUERY_RESOLVERS,
    ...SEARCH_QUERIES,
    ...FIGURES_QUERIES,
    ...RATE_LIMIT_QUERIES,
    ...CHECK_QUERIES,
    ...MUTATION_QUERIES,
    ...FEDERATION_QUERIES,
  },
  Mutation: MUTATION_RESOLVERS,
  Node: NODE_RESOLVERS,
  Agency: AGENCY_RESOLVERS,
  AgencyYear: AGENCY_YEAR_RESOLVERS,
  Coverage: COVERAGE_RESOLVERS,
  Region: REGION_RESOLVERS,
  ReportChange: CHANGE_RESOLVERS,
  Rule: RULE_RESOLVERS,
  AgencyRelative: AGENCY_RELATIVE_RESOLVERS,
  AgencyCandidate: AGENCY_CANDIDATE_RESOLVERS,
  Report: REPORT_RESOLVERS,
  ReportTables: REPORT_TABLES_RESOLVERS,
  TableCell: TABLE_CELL_RESOLVERS,
  Section: SECTION_RESOLVERS,
  Source: SOURCE_RESOLVERS,
  Claim: CLAIM_RESOLVERS,
  Finding: FINDING_RESOLVERS,
  Diagnostic: DIAGNOSTIC_RESOLVERS,
};
