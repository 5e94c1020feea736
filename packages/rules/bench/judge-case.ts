import type { PlantedFault, Truth, TruthClaim, TruthValue } from "@gongkai/corpus";
import {
  type CellAddress,
  type Claim,
  cellAt,
  cellPlace,
  type Finding,
  type Report,
  type SectionId,
} from "@gongkai/schema";
import type { CheckedCase } from "./check-case.ts";

/**
 * What became of a planted fault: a rule that is meant for it failed; what it needs was not read or left blank; or
 * every such rule passed.
 */
export type FaultOutcome = "found" | "undecided" | "missed";

/** What was said of a report with a planted fault. */
export interface JudgedFault {
  /** Whether the reading shows the fault at all: a cell that was not read cannot be found wrong. */
  readonly isVisible: boolean;
  readonly outcome: FaultOutcome;
  /** Whether a finding names a cell, claim or section that is wrong. */
  readonly isInPlace: boolean;
  /**
   * `right`: the diagnosis names a wrong cell, or supposes the right numbers; `other`: it names a cell that is not
   * wrong; `none`: it names none.
   */
  readonly named: "right" | "other" | "none";
  /** Whether the agency is blamed, as it should be; null where nobody is. */
  readonly isBlameRight: boolean | null;
}

function showsValue(report: Report, address: CellAddress, printed: TruthValue | undefined): boolean {
  const cell = cellAt(report.tables, address);
  if (cell === undefined || cell.state === "unread") return false;
  return (cell.state === "value" ? cell.value : cell.state) === printed;
}

function isSameClaim(claim: Claim, { kind, value, section }: TruthClaim): boolean {
  return claim.kind === kind && Math.abs(claim.value - value) < 1e-6 && claim.section === section;
}

function claimsOf(fault: PlantedFault, truth: Truth): readonly TruthClaim[] {
  return fault.claims.flatMap((index) => truth.claims[index] ?? []);
}

function isVisible(fault: PlantedFault, truth: Truth, report: Report): boolean {
  if (fault.id === "wrong-edition") return report.edition === truth.edition && report.year === truth.year;
  if (fault.id === "wrong-period") return report.period?.start === truth.period?.start;
  if (fault.id === "section-doubled") {
    return report.sections.filter(({ id }) => fault.sections.includes(id)).length > 1;
  }
  const claims = claimsOf(fault, truth);
  const isStated =
    claims.length === 0 || claims.some((wanted) => report.claims.some((claim) => isSameClaim(claim, wanted)));
  return isStated && fault.cells.every((cell) => showsValue(report, cell, truth.values.get(cell)));
}

function isWithin(finding: Finding, report: Report, sections: readonly SectionId[]): boolean {
  const found = report.sections.filter(({ id }) => sections.includes(id));
  // What is missing stands nowhere.
  if (finding.places.length === 0) return found.length < sections.length;
  return finding.places.some(
    ({ of, span }) =>
      of === "report" &&
      span !== null &&
      found.some(
        (section) => span.end > section.headingSpan.start - 1 && span.start < Math.max(section.span.end, 1),
      ),
  );
}

/** Remarks on a table as a whole name what is filled in, not what is not. */
function isRemarkOnTable({ severity }: Finding, named: CellAddress, { cells }: PlantedFault): boolean {
  const { table } = cellPlace(named);
  return severity === "information" && cells.some((cell) => cellPlace(cell).table === table);
}

function isInPlace(finding: Finding, fault: PlantedFault, truth: Truth, report: Report): boolean {
  if (fault.cells.length + fault.claims.length + fault.sections.length === 0) return true;
  const claims = claimsOf(fault, truth);
  const names = finding.places.some(({ of, cell, claim }) => {
    if (of !== "report") return false;
    if (cell !== null) return fault.cells.includes(cell) || isRemarkOnTable(finding, cell, fault);
    const stated = claim === null ? undefined : report.claims[claim];
    return stated !== undefined && claims.some((wanted) => isSameClaim(stated, wanted));
  });
  return names || isWithin(finding, report, fault.sections);
}

function isSaid({ verdict }: Finding): boolean {
  return verdict === "fail";
}

/** Whether the diagnosis names the wrong cell, or its best guess supposes the right numbers. */
function judgeDiagnoses(
  { diagnoses }: CheckedCase,
  fault: PlantedFault,
): Pick<JudgedFault, "named" | "isBlameRight"> {
  const own = diagnoses.filter(
    ({ cell, hypotheses }) =>
      (cell !== null && fault.cells.includes(cell)) ||
      hypotheses[0]?.changes.some((change) => fault.cells.includes(change.cell)) === true,
  );
  const isRight = diagnoses.some(({ cell, hypotheses }) => {
    if (cell !== null) return fault.cells.includes(cell);
    const changes = hypotheses[0]?.changes ?? [];
    return changes.length > 1 && changes.every((change) => fault.right.get(change.cell) === change.to);
  });
  const other = diagnoses.some(({ cell }) => cell !== null && !fault.cells.includes(cell));
  const decided = own.filter(({ blame }) => blame !== "undecided");
  return {
    named: other ? "other" : isRight ? "right" : "none",
    isBlameRight: decided.length === 0 ? null : decided.every(({ blame }) => blame === "agency"),
  };
}

/** Lays what was found beside what was planted. */
export function judgeFault(checked: CheckedCase, fault: PlantedFault, truth: Truth): JudgedFault {
  const { report, findings } = checked;
  const expected = findings.filter(({ rule }) => fault.expects.includes(rule));
  const failed = expected.filter(isSaid);
  const outcome = failed.length > 0 ? "found" : expected.length > 0 ? "undecided" : "missed";
  return {
    isVisible: isVisible(fault, truth, report),
    outcome,
    isInPlace: failed.some((finding) => isInPlace(finding, fault, truth, report)),
    ...judgeDiagnoses(checked, fault),
  };
}

function isTotal(address: CellAddress): boolean {
  const { row, column } = cellPlace(address);
  return column === "total" || row === "processed.total";
}

/** The last days on which departments and governments publish, without the year. */
const DEPARTMENT_DAY = "01-31";
const GOVERNMENT_DAY = "03-31";

/** Whether a remark on a faultless report is true: some are published late, and some leave a total blank. */
function isTrueRemark(
  { rule, places }: Finding,
  { publishedOn, signedOn, year, values }: Truth,
  kind: string | null,
): boolean {
  if (rule === "total-missing") {
    return places.some(({ cell }) => cell !== null && isTotal(cell) && typeof values.get(cell) === "string");
  }
  const day = publishedOn ?? signedOn;
  const last = `${year + 1}-${kind === "government" ? GOVERNMENT_DAY : DEPARTMENT_DAY}`;
  return rule === "published-late" && day !== null && day > last;
}

/** The failures of a faultless report that are not so. Information is no alarm. */
export function falseAlarms(
  { findings }: CheckedCase,
  truth: Truth,
  kind: string | null,
): readonly Finding[] {
  return findings.filter(
    (finding) => isSaid(finding) && finding.severity !== "information" && !isTrueRemark(finding, truth, kind),
  );
}
