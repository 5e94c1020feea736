export {
  boundDatabase,
  readCancellably,
  type StatementBounds,
  type StatementTime,
} from "./connection/bounded-database.ts";
export type {
  Database,
  DatabaseKind,
  DatabasePool,
  DatabaseRole,
  OpenDatabaseOptions,
} from "./connection/database.ts";
export { databaseFromEnvironment, type EnvironmentDatabase } from "./connection/database-from-environment.ts";
export { openMemoryDatabase } from "./connection/memory-database.ts";
export { openDatabase } from "./connection/open-database.ts";
export { FAILPOINTS, type FailpointName, failpoint } from "./failpoint.ts";
export {
  type AcceptedInput,
  type AcceptedStatus,
  acceptInputs,
  type InputToAccept,
  restartInput,
} from "./ledger/accept-inputs.ts";
export { type ClaimedInput, claimInputs, type InputsToClaim, knownOrdinals } from "./ledger/claim-inputs.ts";
export { type ContentDigest, contentDigest, type DigestPart } from "./ledger/content-digest.ts";
export {
  type FailedInput,
  type FinishedInput,
  failInput,
  finishInputs,
  releaseInputs,
} from "./ledger/finish-inputs.ts";
export {
  type IngestStatus,
  ingestStatus,
  type LiveWorker,
  listFailedInputs,
  type UnreadInput,
} from "./ledger/ingest-status.ts";
export { type Breach, INVARIANTS, type InvariantName } from "./ledger/invariants/invariant.ts";
export type { Rereading, SourceToRead } from "./ledger/invariants/reading-again.ts";
export { isLive, LEASE_SECONDS, LeaseLostError, type LedgerConnection } from "./ledger/lease.ts";
export {
  countQuarantine,
  listQuarantine,
  newestQuarantined,
  type QuarantineCount,
  type QuarantinedContent,
  type QuarantinedDocument,
  type QuarantineFilter,
  readQuarantined,
} from "./ledger/quarantine.ts";
export { type DocumentFailure, type DocumentRecord, recordDocuments } from "./ledger/record-documents.ts";
export { dropQuarantined, requeueQuarantined, takeQuarantined } from "./ledger/retry-quarantined.ts";
export {
  type Verification,
  type VerifiedInvariant,
  type VerifyOptions,
  verifyStore,
} from "./ledger/verify-store.ts";
export { type IngestWorker, registerWorker } from "./ledger/workers.ts";
export {
  AGENCY_ORDER,
  type AgencyFilter,
  type AgencyRecord,
  agenciesByIds,
  agenciesByName,
  countAgencies,
  listAgencies,
  type NamedAgency,
} from "./queries/agencies.ts";
export { aliasesOfAgencies, lineageOfAgencies, type RelativeRecord } from "./queries/agency-names.ts";
export { type AgencyYear, yearsOfAgencies } from "./queries/agency-years.ts";
export {
  AUDIT_ORDER,
  type AuditFilter,
  type AuditRecord,
  countAuditTrail,
  listAuditTrail,
} from "./queries/audit-trail.ts";
export { countStored, type StoredCounts } from "./queries/counts.ts";
export { type CoverageRecord, coverageOfYears } from "./queries/coverage.ts";
export { dataRevision } from "./queries/data-revision.ts";
export { CODEBOOK_COLUMNS, codebookRows } from "./queries/exports/codebook.ts";
export type {
  AgencyDataset,
  ExportColumn,
  ExportDataset,
  ExportedCells,
  ExportPage,
  ExportPageRequest,
  ExportRow,
  ExportValue,
  ReportDataset,
} from "./queries/exports/export-dataset.ts";
export { EXPORT_DATASETS } from "./queries/exports/export-datasets.ts";
export {
  CSV_DIALECT,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportFormatName,
} from "./queries/exports/export-formats.ts";
export { exportPages } from "./queries/exports/export-pages.ts";
export { type TableField, type TableSchema, tableSchema } from "./queries/exports/table-schema.ts";
export type { FigureChange, FigureShare, FigureStats } from "./queries/figures/figure-stats.ts";
export {
  type GroupKeys,
  type GroupRegion,
  REPORT_GROUPINGS,
  type ReportGrouping,
} from "./queries/figures/groupings.ts";
export { MAX_MEASURES, type MeasureDescription, type MeasureRequest } from "./queries/figures/measures.ts";
export {
  type ReportGroup,
  type ReportStats,
  type ReportStatsRequest,
  reportStats,
} from "./queries/figures/report-stats.ts";
export type { FindingFilter } from "./queries/finding-filter.ts";
export {
  countFindings,
  findingsOfAgencies,
  type ListedFinding,
  listFindings,
} from "./queries/finding-list.ts";
export { FINDING_ORDERS, type FindingOrder } from "./queries/finding-orders.ts";
export { findingsOfVersions, type StoredFinding } from "./queries/findings.ts";
export {
  type KeptSource,
  type ListedSource,
  listSources,
  readSource,
  type SourceListRequest,
} from "./queries/kept-sources.ts";
export {
  isPosition,
  type KeysetOrder,
  type Page,
  type PageRequest,
  type Position,
} from "./queries/keyset.ts";
export {
  type NumbersRequest,
  numbersOfVersions,
  type PlacedNumbers,
  type TablePlace,
} from "./queries/numbers-of-versions.ts";
export { type ProvenanceRecord, provenanceOfVersions } from "./queries/provenance.ts";
export type { GroupPage } from "./queries/read-group-pages.ts";
export { listRegions, type RegionRecord } from "./queries/regions.ts";
export {
  countReportChanges,
  listReportChanges,
  REPORT_CHANGE_ORDER,
  type ReportChange,
} from "./queries/report-changes.ts";
export { detailsOfVersions, type ReportDetails } from "./queries/report-details.ts";
export { REPORT_ORDERS, type ReportOrder } from "./queries/report-orders.ts";
export {
  countReports,
  listReports,
  type ReportFilter,
  type ReportRecord,
  reportsByIds,
} from "./queries/reports.ts";
export { AGENCY_REPORTS_ORDER, reportsOfAgencies } from "./queries/reports-of-agencies.ts";
export { reportsOfInput } from "./queries/reports-of-input.ts";
export {
  countRetractions,
  listRetractions,
  RETRACTION_ORDER,
  type RetractionRecord,
  retractionsOfReports,
} from "./queries/retractions.ts";
export { type ReusedSection, reusedNarratives } from "./queries/reused-narratives.ts";
export { sectionsOfVersions } from "./queries/sections.ts";
export {
  type MarkedText,
  type PassagesRequest,
  type SectionInCommon,
  type SectionsInCommon,
  similarPassages,
} from "./queries/similar-passages.ts";
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
export {
  VERSIONS_ORDER,
  type VersionRecord,
  versionsByIds,
  versionsOfReports,
} from "./queries/versions.ts";
export type {
  AgencyCandidate,
  AgencyLine,
  AgencyRelative,
  AgencyResolution,
  RegisteredAgency,
} from "./schema/agency-resolution.ts";
export { AUDIT_ACTIONS, type AuditAction } from "./schema/audit-trail.ts";
export {
  DOCUMENT_OUTCOMES,
  type DocumentOutcome,
  INGEST_STAGES,
  INPUT_KINDS,
  INPUT_STATES,
  type IngestStage,
  type InputKind,
  type InputState,
} from "./schema/inputs.ts";
export { REPORT_CHANGE_TYPES, type ReportChangeType } from "./schema/report-changes.ts";
export { AGENCY_MATCHES, type AgencyMatch } from "./schema/reports.ts";
export { applyMigrations, type MigrationState, migrationState } from "./store/apply-migrations.ts";
export { countQueuedChecks, queueOutdatedChecks } from "./store/check-queue.ts";
export {
  type CheckedBatch,
  checkQueuedReports,
  type FailedCheck,
  type ReportToCheck,
  type StoredChecks,
} from "./store/check-queued-reports.ts";
export type { DrizzleConnection, DrizzleReader, Transaction } from "./store/drizzle-connection.ts";
export { type EncodedReport, encodeReport, encodeSource, transferablesOf } from "./store/encode-report.ts";
export { type FindingKey, type JudgementToStore, judgeFinding } from "./store/judge-finding.ts";
export {
  type AgencyIdentity,
  agencyKey,
  agencyYearKey,
  type ReportIdentity,
  reportKey,
} from "./store/keys.ts";
export { noteFoundEmpty } from "./store/note-found-empty.ts";
export { type AuditEntry, recordAudit } from "./store/record-audit.ts";
export type {
  ReadingToStore,
  ReportToStore,
  SourceSighting,
  SourceToStore,
} from "./store/report-to-store.ts";
export {
  type RestorationToStore,
  type RetractionChange,
  type RetractionToStore,
  restoreReport,
  retractReport,
  type StoredRetraction,
} from "./store/retract-report.ts";
export {
  createSearchOutbox,
  queueAllForSearch,
  type ReportOutbox,
  type SearchBacklog,
  searchBacklog,
} from "./store/search-outbox.ts";
export { refreshFingerprints } from "./store/section-fingerprints.ts";
export { type SettledReport, type SettlementToStore, settleAgency } from "./store/settle-agency.ts";
export type { StoredReport } from "./store/store-readings.ts";
export { storeReport } from "./store/store-report.ts";
export { storeReports } from "./store/store-reports.ts";
export { storeSource } from "./store/store-source.ts";
