import { type CellAddress, type Claim, cellAt, type Report } from "@gongkai/schema";
import type { Sum } from "../../formula/formula.ts";
import { type ClaimReading, readingsOfClaim } from "../narrative/claim-readings.ts";

/** A number of a report's tables that a claim may mean, null where it is not known, and its cells. */
export interface TableFigure {
  readonly cells: readonly CellAddress[];
  readonly number: number | null;
}

function numberOf({ terms }: Sum, { tables }: Report): number | null {
  let sum = 0;
  for (const { cell } of terms) {
    const found = cellAt(tables, cell);
    if (found?.state !== "value") return null;
    sum += found.value;
  }
  return sum;
}

function figureOf(report: Report, { sum, besides }: ClaimReading): TableFigure {
  const [whole, less] = [numberOf(sum, report), besides === null ? 0 : numberOf(besides, report)];
  return {
    cells: sum.terms.map(({ cell }) => cell),
    number: whole === null || less === null ? null : whole - less,
  };
}

/** The numbers of a report's tables that a claim may mean, of whichever report; none where its form does not ask. */
export function tableFiguresOf(report: Report, claim: Claim): readonly TableFigure[] {
  return readingsOfClaim(report, claim).map((reading) => figureOf(report, reading));
}

type IndexedClaim = readonly [number, Claim];
type Quantity = Pick<Claim, "kind" | "scope" | "year">;

/** The claims of a report by what they state; each claim asks for its like, and reports may have thousands. */
const BY_QUANTITY = new WeakMap<Report["claims"], ReadonlyMap<string, readonly IndexedClaim[]>>();

function keyOf({ kind, scope, year }: Quantity): string {
  return `${kind} ${scope} ${year}`;
}

function claimsByQuantity(claims: Report["claims"]): ReadonlyMap<string, readonly IndexedClaim[]> {
  const known = BY_QUANTITY.get(claims);
  if (known !== undefined) return known;
  const found = new Map<string, IndexedClaim[]>();
  for (const [index, claim] of claims.entries()) {
    const key = keyOf(claim);
    const alike = found.get(key);
    if (alike === undefined) found.set(key, [[index, claim]]);
    else alike.push([index, claim]);
  }
  BY_QUANTITY.set(claims, found);
  return found;
}

/** The claims of a report, by index, that state the same quantity of one year; null is the report year. */
export function sameQuantity(
  { claims }: Report,
  { kind, scope }: Pick<Claim, "kind" | "scope">,
  year: number | null,
): readonly IndexedClaim[] {
  return claimsByQuantity(claims).get(keyOf({ kind, scope, year })) ?? [];
}
