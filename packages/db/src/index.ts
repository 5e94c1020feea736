export type { Database, DatabaseKind, DatabaseRole, OpenDatabaseOptions } from "./connection/database.ts";
export { databaseFromEnvironment, type EnvironmentDatabase } from "./connection/database-from-environment.ts";
export { openMemoryDatabase } from "./connection/memory-database.ts";
export { openDatabase } from "./connection/open-database.ts";
export {
  AGENCY_ORDER,
  type AgencyFilter,
  type AgencyRecord,
  agenciesByIds,
  agenciesByName,
  countAgencies,
  listAgencies,
} from "./queries/agencies.ts";
export { aliasesOfAgencies, lineageOfAgencies, type RelativeRecord } from "./queries/agency-names.ts";
export { countStored, type StoredCounts } from "./queries/counts.ts";
export { type FindingFilter, type ListedFinding, listFindings } from "./queries/finding-list.ts";
export { findingsOfVersions, type StoredFinding } from "./queries/findings.ts";
export {
  isPosition,
  type KeysetOrder,
  type Page,
  type PageRequest,
  type Position,
} from "./queries/keyset.ts";
export { REPORT_ORDERS, type ReportOrder } from "./queries/report-orders.ts";
export {
  countReports,
  listReports,
  type ReportFilter,
  type ReportRecord,
  reportsByIds,
} from "./queries/reports.ts";
export {
  AGENCY_REPORTS_ORDER,
  type AgencyReportsPage,
  reportsOfAgencies,
} from "./queries/reports-of-agencies.ts";
export { type ReusedSection, reusedNarratives } from "./queries/reused-narratives.ts";
export { sectionsOfVersions } from "./queries/sections.ts";
export {
  type SectionKey,
  type SimilarityRequest,
  type SimilarSection,
  type SimilarSections,
  similarSections,
} from "./queries/similar-sections.ts";
export { type SourceRecord, sourceOfVersions } from "./queries/sources.ts";
export { readingsOfVersions, type StoredReading } from "./queries/stored-readings.ts";
export { tablesOfVersions } from "./queries/tables.ts";
export { type VersionRecord, versionsOfReports } from "./queries/versions.ts";
export type {
  AgencyCandidate,
  AgencyLine,
  AgencyRelative,
  AgencyResolution,
  RegisteredAgency,
} from "./schema/agency-resolution.ts";
export { AGENCY_MATCHES, type AgencyMatch } from "./schema/reports.ts";
export { applyMigrations } from "./store/apply-migrations.ts";
export { countQueuedChecks, queueOutdatedChecks } from "./store/check-queue.ts";
export {
  type CheckedBatch,
  checkQueuedReports,
  type FailedCheck,
  type ReportToCheck,
  type StoredChecks,
} from "./store/check-queued-reports.ts";
export type { DrizzleConnection } from "./store/drizzle-connection.ts";
export { type FindingKey, type JudgementToStore, judgeFinding } from "./store/judge-finding.ts";
export {
  type AgencyIdentity,
  agencyKey,
  agencyYearKey,
  type ReportIdentity,
  reportKey,
} from "./store/keys.ts";
export type { ReportToStore } from "./store/report-to-store.ts";
export { createSearchOutbox, type ReportOutbox } from "./store/search-outbox.ts";
export { refreshFingerprints } from "./store/section-fingerprints.ts";
export { type SettlementToStore, settleAgency } from "./store/settle-agency.ts";
export { type StoredReport, storeReport } from "./store/store-report.ts";
