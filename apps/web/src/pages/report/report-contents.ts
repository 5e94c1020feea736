import {
  type CellAddress,
  cellPlace,
  SEVERITIES,
  screamingSnakeCase,
  TABLE_IDS,
  type TableId,
} from "@gongkai/schema";
import type { TableCellsFragment } from "../../components/official-table/table-cells.generated.ts";
import type { Severity } from "../../data/schema-types.generated.ts";
import { layOutSections, type SectionPlace } from "./lay-out-sections.ts";
import type { ReportFindingFragment, ReportQuery, ReportSectionFragment } from "./report.generated.ts";

/** A report as the server answers. */
export type ShownReport = NonNullable<ReportQuery["report"]>;
/** A cell of its tables. */
export type ShownCell = TableCellsFragment["cells"][number];

/** A section as it is shown: with its table, where the form has one there, and the findings about it. */
export interface ShownSection extends SectionPlace<ReportSectionFragment> {
  readonly table: TableId | null;
  readonly findings: readonly ReportFindingFragment[];
}

/** Everything that the page shows, each thing at its place. */
export interface ReportContents {
  readonly sections: readonly ShownSection[];
  /** The findings that are about no single section. */
  readonly findings: readonly ReportFindingFragment[];
  /** Every cell that the server knows, by its address. */
  readonly cells: ReadonlyMap<string, ShownCell>;
  /** The failed rules that a cell takes part in, gravest first, by the address of the cell. */
  readonly failures: ReadonlyMap<string, readonly ReportFindingFragment[]>;
}

/** The severities as the schema spells them, gravest first. */
// The schema of the server is made of the same list.
export const SEVERITY_VALUES = SEVERITIES.map((severity) => severity.toUpperCase() as Severity);

/** How grave a severity is, the gravest being 0. */
export function gravity(severity: Severity): number {
  return SEVERITY_VALUES.indexOf(severity);
}

/** Whether a rule says that something does not hold. */
export function hasFailed({ verdict }: Pick<ReportFindingFragment, "verdict">): boolean {
  return verdict === "FAIL";
}

/** The cells of this report that a finding is about. */
export function cellsOf({ places }: Pick<ReportFindingFragment, "places">): readonly string[] {
  return places.flatMap(({ of, cell }) => (of === "report" && cell !== null ? [cell] : []));
}

/** The table of a form that a section holds; null where it holds none. */
function tableOf(id: string): TableId | null {
  return TABLE_IDS.find((table) => screamingSnakeCase(table) === id) ?? null;
}

function anchorOf(
  finding: ReportFindingFragment,
  places: readonly SectionPlace<ReportSectionFragment>[],
): string | null {
  const [cell] = cellsOf(finding);
  if (cell !== undefined) {
    // The server gives addresses of the forms.
    const { table } = cellPlace(cell as CellAddress);
    return places.find(({ id }) => tableOf(id) === table)?.anchor ?? null;
  }
  const span = finding.places.find((place) => place.of === "report" && place.span !== null)?.span;
  if (span === null || span === undefined) return null;
  const holder = places.find(
    ({ section }) =>
      section !== null && section.headingSpan.start <= span.start && span.end <= section.span.end,
  );
  return holder?.anchor ?? null;
}

function failuresOfCells(findings: readonly ReportFindingFragment[]) {
  const failures = new Map<string, ReportFindingFragment[]>();
  for (const finding of findings.filter(hasFailed)) {
    for (const cell of cellsOf(finding)) failures.set(cell, [...(failures.get(cell) ?? []), finding]);
  }
  return failures;
}

/** The cells of the tables by address. One that was not read stands where the remark about its reading says. */
function cellsByAddress({ tables, diagnostics }: ShownReport): ReadonlyMap<string, ShownCell> {
  const remarked = new Map(diagnostics.map(({ cell, span }) => [cell, span]));
  const cells = TABLE_IDS.flatMap((table) => tables[table]?.rows ?? []).flatMap((row) => row.cells);
  return new Map(
    cells.map((cell) => [cell.address, { ...cell, span: cell.span ?? remarked.get(cell.address) ?? null }]),
  );
}

/** Puts what the server says of a report at its place on the page. */
export function contentsOf(report: ShownReport): ReportContents {
  const places = layOutSections(report.sections);
  const findings = report.findings.toSorted((one, other) => gravity(one.severity) - gravity(other.severity));
  const anchors = new Map(findings.map((finding) => [finding, anchorOf(finding, places)]));
  const findingsAt = (anchor: string | null) => findings.filter((finding) => anchors.get(finding) === anchor);
  return {
    sections: places.map((place) => ({
      ...place,
      // A second section of the same name has no table of its own.
      table: place.anchor === place.id ? tableOf(place.id) : null,
      findings: findingsAt(place.anchor),
    })),
    findings: findingsAt(null),
    cells: cellsByAddress(report),
    failures: failuresOfCells(findings),
  };
}
