import { MAX_PAGE_SIZE, PAGE_SIZE } from "../connections/page-arguments.ts";
import { fromGlobalId } from "../global-id.ts";
import { recordOf } from "../record-of.ts";

/** How many things the lists hold whose size is not asked for, by coordinate: about as many as a long report has. */
const SIZES: Readonly<Record<string, number>> = {
  "Agency.regionPath": 4,
  "Agency.aliases": 8,
  "Agency.lineage": 4,
  "Agency.years": 12,
  "Query.rules": 60,
  "Query.coverage": 60,
  "Query.regions": 35,
  "Region.children": 12,
  "Rule.editions": 2,
  "AgencyCandidate.regionPath": 4,
  "Report.agencyCandidates": 5,
  "Report.agencyEvidence": 10,
  "Report.claims": 30,
  "Report.diagnostics": 20,
  "Report.findings": 50,
  "Report.sections": 6,
  "Section.paragraphs": 10,
  "ProactiveDisclosureTable.rows": 8,
  "RequestsTable.rows": 30,
  "RemediesTable.rows": 3,
  "TableRow.cells": 7,
  "Report.diagnoses": 5,
  "Report.subtotals": 8,
  "Subtotal.cells": 8,
  "Claim.cells": 3,
  "Claim.findings": 2,
  "Diagnosis.findings": 4,
  "Diagnosis.hypotheses": 4,
  "Hypothesis.changes": 3,
  "CheckedDocument.reports": 2,
  "CheckedDocument.diagnostics": 5,
  "CheckCounts.verdicts": 5,
  "DocumentIngestion.documents": 10,
  "DocumentIngestion.reports": 5,
  "Measure.editions": 2,
  "Measure.notes": 2,
  "MeasureEdition.cells": 8,
  "ReportComparison.facts": 8,
  "ReportComparison.cells": 60,
  "ReportComparison.sections": 6,
  "SectionComparison.paragraphs": 10,
  "Finding.cells": 8,
  "Finding.places": 10,
  "Finding.assumedZero": 8,
  "Snippet.marks": 5,
  "SimilarSection.passages": 10,
  "SimilarSection.marks": 10,
  "SimilarSection.marksInOther": 10,
  "SearchConnection.facets": 5,
  "SearchConnection.omitted": 3,
  "SearchConnection.suggestions": 3,
  "Facet.values": 30,
  "Interpretation.recognised": 4,
  "Interpretation.terms": 4,
  "__Schema.types": 60,
  "__Schema.directives": 8,
  "__Directive.locations": 4,
  "__Directive.args": 1,
  "__Type.fields": 8,
  "__Type.interfaces": 1,
  "__Type.possibleTypes": 1,
  "__Type.enumValues": 2,
  "__Type.inputFields": 1,
  "__Field.args": 1,
};

/** A list that is missing above counts as a full page, so that forgetting one refuses too much, not too little. */
const UNKNOWN_SIZE = MAX_PAGE_SIZE;

/** What finding regions is worth. */
const REGION_WEIGHT = 300;

/** How many values a field is worth that takes more work, or gives longer texts, than others; those count as 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  "Query.search": 500,
  "Query.suggestAgencies": 10,
  "Query.compareReports": 500,
  "Query.reportStats": 5_000,
  "Mutation.settleAgency": 500,
  "Mutation.judgeFinding": 100,
  "Mutation.retractReport": 500,
  "Mutation.restoreReport": 500,
  "Mutation.ingestDocument": 20_000,
  "Query.checkReport": 30_000,
  "CheckedDocument.text": 300,
  "Query.auditTrail": 20,
  "Query.retractions": 20,
  "Query.agencies": 20,
  "Query.reports": 20,
  "Query.findings": 1_000,
  "Query.changes": 20,
  "Query.coverage": 500,
  "Query.region": REGION_WEIGHT,
  "Query.regions": REGION_WEIGHT,
  "Agency.reports": 20,
  "Agency.findings": 50,
  "Agency.years": 20,
  "Agency.figures": 100,
  "Agency.region": 20,
  "Report.versions": 20,
  "Report.diagnoses": 200,
  "ReportVersion.changes": 200,
  "ReportChange.comparison": 200,
  "AgencyConnection.totalCount": 50,
  "ReportConnection.totalCount": 50,
  "FindingConnection.totalCount": 1_000,
  "About.counts": 500,
  "Source.text": 1_000,
  "_Service.sdl": 1_000,
  "Section.text": 20,
  "Section.similar": 2_000,
  "Snippet.text": 3,
};

/** The fields whose sizes and weights are set, by coordinate. */
export const COSTED_FIELDS: readonly string[] = [...Object.keys(SIZES), ...Object.keys(WEIGHTS)];

/** Arguments after coercion. */
export type Arguments = Readonly<Record<string, unknown>>;

/** How many things a page of the arguments holds. Impossible sizes are left for the resolver to refuse. */
export function requestedPageSize({ first, last }: Arguments): number {
  const sizes = [first, last].filter((size) => typeof size === "number");
  if (sizes.length === 0) return PAGE_SIZE;
  return Math.min(Math.max(...sizes, 0), MAX_PAGE_SIZE);
}

/** How many things a list is taken to hold whatever its arguments are; undefined where those decide, or no size is set. */
export function assumedSize(parent: string, field: string): number | undefined {
  return SIZES[`${sizedAs(parent)}.${field}`];
}

/** The type whose sizes count for a type: what was checked is as long as what is stored. */
function sizedAs(type: string): string {
  return type.replace(/^Checked(?=Report|Claim|Section|Finding|Diagnosis)/, "");
}

/** How many things a list holds. `pageSize` is that of the connection around it. */
export function listSize(parent: string, field: string, given: Arguments, pageSize: number): number {
  const known = assumedSize(parent, field);
  if (known !== undefined) return known;
  if (parent.endsWith("Connection") || parent === "SimilarSections") return pageSize;
  const named = given.ids ?? given.representations;
  if (Array.isArray(named)) return Math.min(named.length, MAX_PAGE_SIZE);
  return typeof given.first === "number" ? requestedPageSize(given) : UNKNOWN_SIZE;
}

/** Whether a thing that is asked for by its id, or by a gateway, is a region. */
function isRegion(asked: unknown): boolean {
  return typeof asked === "string"
    ? fromGlobalId(asked)?.type === "Region"
    : recordOf(asked).__typename === "Region";
}

/** How many values a field counts for. */
export function fieldWeight(
  parent: string,
  field: string,
  { id, ids, representations }: Arguments = {},
): number {
  const known = WEIGHTS[`${parent}.${field}`];
  const asked = id ?? ids ?? representations;
  if (known !== undefined || asked === undefined) return known ?? 1;
  const things = Array.isArray(asked) ? asked : [asked];
  // Whatever the way to a region is, the reports of all are counted, once for all that are asked for.
  return things.some(isRegion) ? 1 + Math.ceil(REGION_WEIGHT / things.length) : 1;
}
