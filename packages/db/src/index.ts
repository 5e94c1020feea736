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
export { countStored, type StoredCounts } from "./queries/counts.ts";
export { findingsOfVersions } from "./queries/findings.ts";
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
export { sectionsOfVersions } from "./queries/sections.ts";
export { type SourceRecord, sourceOfVersions } from "./queries/sources.ts";
export { tablesOfVersions } from "./queries/tables.ts";
export { AGENCY_MATCHES, type AgencyMatch } from "./schema/reports.ts";
export { applyMigrations } from "./store/apply-migrations.ts";
export type { DrizzleConnection } from "./store/drizzle-connection.ts";
export { judgeAgency } from "./store/judge-agency.ts";
export {
  type AgencyIdentity,
  agencyKey,
  agencyYearKey,
  type ReportIdentity,
  reportKey,
} from "./store/keys.ts";
export type { ReportToStore } from "./store/report-to-store.ts";
export { createSearchOutbox, type ReportOutbox } from "./store/search-outbox.ts";
export { type StoredReport, storeReport } from "./store/store-report.ts";
