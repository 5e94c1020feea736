import type { ApolloServerOptionsWithTypeDefs } from "@apollo/server";
import { cellsOfFinding } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { COUNT_SCALAR } from "../schema/count-scalar.ts";
import { ENUMERATION_RESOLVERS } from "../schema/enumerations.ts";
import { AGENCY_RESOLVERS } from "./agency.ts";
import { NODE_RESOLVERS } from "./node.ts";
import { QUERY_RESOLVERS } from "./query.ts";
import {
  CLAIM_RESOLVERS,
  DIAGNOSTIC_RESOLVERS,
  REPORT_RESOLVERS,
  REPORT_TABLES_RESOLVERS,
  SOURCE_RESOLVERS,
} from "./report.ts";
import { SEARCH_QUERIES } from "./search.ts";
import { SECTION_RESOLVERS } from "./section.ts";

/** Every resolver. Fields that are missing here are properties of their parent. */
export const RESOLVERS: NonNullable<ApolloServerOptionsWithTypeDefs<Context>["resolvers"]> = {
  ...ENUMERATION_RESOLVERS,
  Count: COUNT_SCALAR,
  Query: { ...QUERY_RESOLVERS, ...SEARCH_QUERIES },
  Node: NODE_RESOLVERS,
  Agency: AGENCY_RESOLVERS,
  Report: REPORT_RESOLVERS,
  ReportTables: REPORT_TABLES_RESOLVERS,
  Section: SECTION_RESOLVERS,
  Source: SOURCE_RESOLVERS,
  Claim: CLAIM_RESOLVERS,
  Finding: { cells: cellsOfFinding },
  Diagnostic: DIAGNOSTIC_RESOLVERS,
};
