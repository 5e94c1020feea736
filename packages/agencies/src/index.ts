export type { AgencyDescription, AgencyRegion } from "./agency-description.ts";
export { type DescribeOptions, describeAgency } from "./describe-agency.ts";
export { agencyIdentity, type IdentityParts } from "./identity.ts";
export type { BodyChange, ChangeType } from "./lineage/body-changes.ts";
export { continuityBetween } from "./lineage/continuity.ts";
export { type Lineage, type LineageStep, lineageOf } from "./lineage/lineage-of.ts";
export { profileAgency } from "./profile-agency.ts";
export type { PlaceEvidence, PlaceEvidenceKind } from "./region-evidence.ts";
export {
  type AgencyCandidate,
  type AgencyClues,
  type AgencyResolution,
  resolveAgency,
} from "./resolve-agency.ts";
export { findSiteCode } from "./site.ts";
