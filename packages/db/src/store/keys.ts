import { createHash } from "node:crypto";

/**
 * How an agency is told from others: its name, the place beside it, and whether it is made up. Only for names that
 * identify a body.
 */
export interface AgencyIdentity {
  readonly name: string;
  readonly place: string | null;
  readonly synthetic: boolean;
}

/** How a report is told from others. */
export interface ReportIdentity {
  /** The agency's id, or null when the text identifies none. */
  readonly agencyId: string | null;
  readonly year: number | null;
  readonly sourceSha256: string;
  /** Its place among the reports of its source, from 0, which it has by default. */
  readonly ordinal?: number;
  readonly synthetic: boolean;
}

/** 96 bits: two of a hundred million agencies share an id with a chance below one in ten trillion. */
const AGENCY_HASH_LENGTH = 24;
const SYNTHETIC_PREFIX = "synthetic-";

/**
 * The id of an agency, computed from what identifies it, so that it is the same in every database.
 *
 * Made-up agencies have ids of their own: a synthetic report must never become the current version of a real one.
 */
export function agencyKey({ name, place, synthetic }: AgencyIdentity): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([name, place]))
    .digest("hex");
  return `${synthetic ? SYNTHETIC_PREFIX : ""}${hash.slice(0, AGENCY_HASH_LENGTH)}`;
}

/** The id of the report of an agency for a year. Whether it is made up follows from the agency. */
export function agencyYearKey(agencyId: string, year: number): string {
  return `${agencyId}-${year}`;
}

/**
 * The id of a report: its agency and year, such as `3f2a…-2022`, or its source's hash where the text does not say
 * both, for the second and further reports of a source with their number, such as `9e1c…-2`. Only letters, digits and
 * hyphens, so that search engines take it as part of a document id.
 */
export function reportKey(identity: ReportIdentity): string {
  const { agencyId, year, sourceSha256, ordinal = 0, synthetic } = identity;
  if (agencyId !== null && year !== null) return agencyYearKey(agencyId, year);
  const number = ordinal === 0 ? "" : `-${ordinal + 1}`;
  return `${synthetic ? SYNTHETIC_PREFIX : ""}${sourceSha256}${number}`;
}
