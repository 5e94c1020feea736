export { type Agency, type AgencyRegion, generateAgencies } from "./agencies/agency.ts";
export type { AgencyKind, AgencyKindId, AgencyLevel } from "./agencies/agency-kind.ts";
export type { Habits, TitleWording } from "./agencies/habits.ts";
export {
  ORDINAL_FORMS,
  type OrdinalForm,
  PERIOD_FORMS,
  type PeriodForm,
  PUBLICATION_FORMS,
  type PublicationForm,
  SIGNATURE_FORMS,
  type SignatureForm,
  type TextHabits,
  TITLE_FORMS,
  type TitleForm,
} from "./agencies/text-habits.ts";
export { DAMAGES, type TextDamageId } from "./damages/damage.ts";
export { DAMAGE_IDS, type DamageId } from "./damages/damage-id.ts";
export { deduplicateLines } from "./damages/deduplicate-lines.ts";
export { doubleDocument } from "./damages/double-document.ts";
export { toGlossedTraditional } from "./damages/glossed-traditional.ts";
export {
  drawNumberHabits,
  NOT_APPLICABLE_MARKS,
  type NotApplicableMark,
  type NumberHabits,
} from "./document/number-habits.ts";
export { SYNTHETIC_NOTICE } from "./document/page-noise.ts";
export { drawTableHabits, type EditionPart, type TableHabits } from "./document/table-habits.ts";
export { FAULT_IDS, FAULTS, type FaultId } from "./faults/faults.ts";
export type { PlantedFault } from "./faults/planted-fault.ts";
export {
  type FreeFormKind,
  type FreeFormReport,
  type FreeFormRequest,
  type FreeFormTruth,
  generateFreeFormReport,
} from "./generate-free-form-report.ts";
export { damageReport, generateReport, type ReportRequest } from "./generate-report.ts";
export { generateSeries, type SeriesRequest } from "./generate-series.ts";
export { LAYOUT_IDS, type Layout, type LayoutId, type RenderOptions } from "./layouts/layout.ts";
export { LAYOUTS } from "./layouts/layouts.ts";
export { NARRATIVE_FAULTS, type NarrativeFault } from "./narrative/plant-fault.ts";
export {
  type ComposedPage,
  type ComposedPart,
  type ComposePageRequest,
  composePage,
  type PageDocument,
} from "./pages/compose-page.ts";
export { generatePage, type PageRequest } from "./pages/generate-page.ts";
export { type CorpusPage, PAGE_KINDS, type PageKind } from "./pages/page.ts";
export { createRandom, type Random } from "./random.ts";
export { sampleReports } from "./sample-reports.ts";
export type {
  CorpusReport,
  ReportTruth,
  Truth,
  TruthAgency,
  TruthClaim,
  TruthMention,
  TruthSection,
  TruthValue,
} from "./truth.ts";
