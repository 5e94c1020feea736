export {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  type AgencyKind,
  type AgencyLevel,
  type AgencyProfile,
} from "./agency.ts";
export {
  type BlankCell,
  CELL_STATES,
  type Cell,
  type CellState,
  type NotApplicableCell,
  type Placement,
  type UnreadCell,
  type ValueCell,
} from "./cell.ts";
export {
  CLAIM_KINDS,
  type Claim,
  type ClaimKind,
  type ClaimUnit,
  DISCLOSURE_CHANNELS,
  type DisclosureChannelId,
  RATE_SUBJECTS,
  type RateSubjectId,
  REQUEST_CHANNELS,
  type RequestChannelId,
} from "./claim.ts";
export { renderCodebook } from "./codebook.ts";
export {
  BLAMES,
  type Blame,
  type Diagnosis,
  HYPOTHESIS_KINDS,
  type Hypothesis,
  type HypothesisKind,
  type SupposedNumber,
} from "./diagnosis.ts";
export { DIAGNOSTICS, type Diagnostic, type DiagnosticCode } from "./diagnostic.ts";
export { renderDiagnosticsPage } from "./diagnostics-page.ts";
export {
  EDITION_DESCRIPTIONS,
  EDITIONS,
  type Edition,
  type EditionDescription,
  editionForYear,
} from "./edition.ts";
export {
  DatabaseError,
  DocumentError,
  type ErrorCode,
  FetchError,
  findGongkaiError,
  GongkaiError,
  SearchError,
} from "./errors.ts";
export {
  cellsOfFinding,
  type Finding,
  type FindingPlace,
  RULE_KINDS,
  type RuleKind,
  SEVERITIES,
  type Severity,
  VERDICTS,
  type Verdict,
} from "./finding.ts";
export { CONCORDANCE, type ConcordanceEntry, type ConcordanceKind } from "./forms/concordance.ts";
export {
  FORMS,
  type Form,
  type FormBlock,
  type FormCell,
  type FormColumn,
  type FormRow,
  type FormTable,
  formCells,
  tableCells,
} from "./forms/form.ts";
export {
  type CamelCase,
  type CellAddress,
  type CellPlace,
  camelCase,
  cellPlace,
  pascalCase,
  screamingSnakeCase,
  snakeCase,
  TABLE_IDS,
  type TableId,
} from "./forms/identifiers.ts";
export {
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_COLUMNS,
  PROACTIVE_DISCLOSURE_CORNER,
  type ProactiveDisclosureBlockId,
  type ProactiveDisclosureCellId,
  type ProactiveDisclosureColumnId,
  type ProactiveDisclosureRowId,
} from "./forms/proactive-disclosure.ts";
export {
  REMEDIES_GROUPS,
  REMEDIES_LITIGATION_LABEL,
  REMEDIES_OUTCOMES,
  type RemediesGroupId,
  type RemediesOutcomeId,
} from "./forms/remedies.ts";
export {
  APPLICANTS,
  type ApplicantId,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
  REQUESTS_SUBTOTAL_LABEL,
  type RequestsGroupId,
  type RequestsRowId,
} from "./forms/requests.ts";
export { type JsonSchema, REPORT_JSON_SCHEMA } from "./json-schema.ts";
export { JUDGEMENTS, type Judgement, type JudgementId } from "./judgement.ts";
export type { LocalizedText } from "./localized-text.ts";
export { paragraphStarts, paragraphTexts } from "./paragraph-texts.ts";
export {
  AGENCY_EVIDENCE_KINDS,
  type AgencyEvidence,
  type AgencyEvidenceKind,
  type AgencyMention,
  type Contact,
  type Paragraph,
  type ParseResult,
  type Period,
  type ProactiveDisclosureTable,
  type RemediesTable,
  type Report,
  type ReportReading,
  type ReportsResult,
  type ReportTables,
  type RequestsTable,
  type Section,
  type Subtotal,
} from "./report.ts";
export { cellAt, reportCells, someCell } from "./report-cells.ts";
export type {
  OutboxClaim,
  RefusedReport,
  ReportRevision,
  SearchAgency,
  SearchDocument,
  SearchOutbox,
  SearchRegion,
} from "./search-outbox.ts";
export {
  type FormSectionId,
  OWN_SECTION,
  REPORT_NAMES,
  REPORT_SUBJECT,
  SECTION_IDS,
  SECTIONS,
  type SectionId,
} from "./sections.ts";
export { type MappedText, SOURCE_MEDIA_TYPES, type Source, type SourceMediaType } from "./source.ts";
export type { Span } from "./span.ts";
export {
  COUNT_WORDS,
  MONEY_UNITS,
  type MoneyUnit,
  UNIT_DESCRIPTIONS,
  type Unit,
  YUAN_PER_MONEY_UNIT,
} from "./unit.ts";
