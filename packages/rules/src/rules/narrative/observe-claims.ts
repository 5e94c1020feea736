import {
  type Claim,
  type ClaimKind,
  REMEDIES_GROUPS,
  type Report,
  type SectionId,
  someCell,
  type TableId,
} from "@gongkai/schema";
import type { Observation } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { mayCountSomethingElse } from "./claim-text.ts";
import { type ClaimComparison, compareClaim } from "./compare-claim.ts";
import { observeComparison } from "./observe-comparison.ts";

/** What a claim is about; claims with the same text here are about the same number. */
export function quantityOf({ kind, scope, year }: Claim): string {
  return `${kind} ${scope ?? ""} ${year ?? ""}`;
}

const GROUPS: ReadonlySet<string | null> = new Set([null, ...REMEDIES_GROUPS.map(({ id }) => id)]);

/** Kinds of which a 0 denies that there was anything at all. */
const DENIABLE: ReadonlySet<ClaimKind> = new Set([
  "requests.received",
  "requests.receivedAndPending",
  "requests.processed",
  "remedies.reconsideration",
  "remedies.litigation",
  "remedies.total",
  "documents.issued",
  "documents.repealed",
  "documents.inForce",
  "decisions.licenses",
  "decisions.penalties",
  "decisions.compulsoryMeasures",
]);

/** The table that cannot be all zero where more than none is stated of a kind. */
const TABLES: Readonly<Partial<Record<ClaimKind, TableId>>> = {
  "requests.received": "requests",
  "requests.receivedAndPending": "requests",
  "requests.processed": "requests",
  "remedies.reconsideration": "remedies",
  "remedies.litigation": "remedies",
  "remedies.total": "remedies",
};

function isAllZero({ tables }: Report, table: TableId): boolean {
  return (
    !someCell(
      tables,
      table,
      (cell) => cell.state === "unread" || (cell.state === "value" && cell.value !== 0),
    ) && someCell(tables, table, (cell) => cell.state === "value")
  );
}

/** Whether a claim sets none against some: it denies what the table may have, or states what a table of zeros has not. */
export function isNoneAgainstSome(report: Report, { kind, value, scope }: Claim): boolean {
  // Of one outcome there may be none.
  if (kind.startsWith("remedies.") && !GROUPS.has(scope)) return false;
  if (value === 0) return DENIABLE.has(kind);
  const table = TABLES[kind];
  return table !== undefined && isAllZero(report, table);
}

/** The largest number that the table confirms of each quantity, by the section that states it. */
type Confirmed = ReadonlyMap<string, ReadonlyMap<SectionId | null, number>>;

function confirmedClaims(subject: Subject): Confirmed {
  const confirmed = new Map<string, Map<SectionId | null, number>>();
  for (const claim of subject.report.claims) {
    if (claim.year !== null || compareClaim(subject, claim)?.verdict !== "pass") continue;
    const quantity = quantityOf(claim);
    const sections = confirmed.get(quantity) ?? new Map<SectionId | null, number>();
    sections.set(claim.section, Math.max(sections.get(claim.section) ?? 0, claim.value));
    confirmed.set(quantity, sections);
  }
  return confirmed;
}

/** Whether another claim explains why this one is not the table's number. */
function isExplained({ claim }: ClaimComparison, subject: Subject, confirmed: Confirmed): boolean {
  const whole = claim.partOf === null ? undefined : subject.report.claims[claim.partOf];
  // A sum that is not the table's has parts that are not the table's.
  if (whole !== undefined && compareClaim(subject, whole)?.verdict === "fail") return true;
  // In another section that is a contradiction of the text with itself; nearby the smaller number may be a part.
  return [...(confirmed.get(quantityOf(claim)) ?? [])].some(
    ([section, value]) => section !== claim.section || value > claim.value,
  );
}

/** Claims whose numbers the table lost are said once, not one by one. */
function observeUnread(indices: readonly number[]): Observation {
  return {
    verdict: "notAssessable",
    claims: indices,
    message: {
      zh: `文字所说的${indices.length}个数字，表中相应数字均未能读取，不能核对。`,
      en: `The narrative states ${indices.length} numbers that cannot be checked: the table's numbers were not read.`,
    },
  };
}

/**
 * Compares the claims of the report year that are wanted with the table.
 *
 * A claim that another one explains, or whose sentence may count something else, raises no alarm.
 */
export function observeClaims(subject: Subject, isWanted: (claim: Claim) => boolean): readonly Observation[] {
  const { report } = subject;
  const observations: Observation[] = [];
  const unread: (readonly [number, Observation])[] = [];
  let confirmed: Confirmed | undefined;
  for (const [index, claim] of report.claims.entries()) {
    if (claim.year !== null || !isWanted(claim)) continue;
    const comparison = compareClaim(subject, claim);
    if (comparison === null) continue;
    if (comparison.verdict === "fail") {
      confirmed ??= confirmedClaims(subject);
      if (isExplained(comparison, subject, confirmed) || mayCountSomethingElse(report, claim)) continue;
    }
    const observation = observeComparison(comparison, index, subject);
    if (comparison.verdict === "notAssessable") unread.push([index, observation]);
    else observations.push(observation);
  }
  const [first] = unread;
  if (first === undefined) return observations;
  return [unread.length === 1 ? first[1] : observeUnread(unread.map(([index]) => index)), ...observations];
}

/** Compares the claims of some kinds with the table, but for those that `claim-zero` speaks of. */
export function observeKinds(...kinds: readonly ClaimKind[]): (subject: Subject) => readonly Observation[] {
  return (subject) =>
    observeClaims(
      subject,
      (claim) => kinds.includes(claim.kind) && !isNoneAgainstSome(subject.report, claim),
    );
}
