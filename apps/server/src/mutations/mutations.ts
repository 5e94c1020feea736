import { AUDIT_QUERIES, AUDIT_RESOLVERS } from "./audit-trail.ts";
import { INGEST_MUTATIONS } from "./ingest-document.ts";
import { FINDING_MUTATIONS } from "./judge-finding.ts";
import { RETRACTION_MUTATIONS, RETRACTION_QUERIES, RETRACTION_RESOLVERS } from "./retract-report.ts";
import { SETTLEMENT_MUTATIONS } from "./settle-agency.ts";

/** Resolvers of type `Mutation`. */
export const MUTATION_RESOLVERS = {
  ...FINDING_MUTATIONS,
  ...SETTLEMENT_MUTATIONS,
  ...RETRACTION_MUTATIONS,
  ...INGEST_MUTATIONS,
};

/** Queries for what was changed by whom. */
export const MUTATION_QUERIES = { ...RETRACTION_QUERIES, ...AUDIT_QUERIES };

/** Resolvers of the types that only those queries and mutations give. */
export const MUTATION_TYPE_RESOLVERS = { Retraction: RETRACTION_RESOLVERS, AuditEntry: AUDIT_RESOLVERS };
