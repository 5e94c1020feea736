import type { Claim, Report } from "@gongkai/schema";

/** How far before a change the number may stand that it is the change of, in characters. */
const FARTHEST = 120;

/** A stated change and the number that it is the change of, with their indices among the report's claims. */
export interface StatedChange {
  readonly change: Claim;
  readonly index: number;
  readonly base: Claim;
  readonly baseIndex: number;
}

function isChange({ kind }: Claim): boolean {
  return kind === "yearOnYear.rate" || kind === "yearOnYear.difference";
}

/** The numbers of the report year that a change may be the change of: those shortly before it, the nearest first. */
export function numbersBefore({ claims }: Report, index: number): readonly (readonly [number, Claim])[] {
  const found: (readonly [number, Claim])[] = [];
  const change = claims[index];
  if (change === undefined) return found;
  for (let at = index - 1; at >= 0; at -= 1) {
    const claim = claims[at];
    if (claim === undefined || claim.section !== change.section) break;
    const distance = change.span.start - claim.span.start;
    if (distance > FARTHEST) break;
    if (distance >= 0 && claim.year === null && !isChange(claim)) found.push([at, claim]);
  }
  return found;
}

/** The exact changes that a report states of exact numbers, each the only one of its kind behind its number. */
export function statedChanges(report: Report): readonly StatedChange[] {
  const found: StatedChange[] = [];
  const counts = new Map<string, number>();
  const keyOf = ({ change, baseIndex }: StatedChange) => `${change.kind} ${baseIndex}`;
  for (const [index, change] of report.claims.entries()) {
    if (!isChange(change)) continue;
    const nearest = numbersBefore(report, index).find(([, { kind }]) => kind === change.scope);
    if (nearest === undefined) continue;
    const [baseIndex, base] = nearest;
    const stated = { change, index, base, baseIndex };
    found.push(stated);
    counts.set(keyOf(stated), (counts.get(keyOf(stated)) ?? 0) + 1);
  }
  // Two changes of one kind behind one number: one of them is of something else.
  return found.filter(
    (stated) => counts.get(keyOf(stated)) === 1 && !stated.base.isApproximate && !stated.change.isApproximate,
  );
}
