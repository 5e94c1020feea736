import { type CellAddress, REMEDIES_GROUPS, type RemediesGroupId } from "@gongkai/schema";
import { type Figures, type FiguresInput, figureAt } from "./figures.ts";
import { drawShare, splitCount } from "./long-tail.ts";

/** How cases end: upheld, corrected, otherwise, still pending. */
const ENDINGS = [
  ["upheld", 60],
  ["corrected", 10],
  ["otherOutcome", 20],
  ["pending", 10],
] as const;

/**
 * The numbers of table `remedies`. Few decisions are disputed, and a lawsuit after reconsideration needs a closed
 * reconsideration first.
 */
export function generateRemedies(
  { random, spread }: FiguresInput,
  requests: Figures,
): ReadonlyMap<CellAddress, number> {
  const figures = new Map<CellAddress, number>();
  const decisions = figureAt(requests, "requests/processed.total/total");
  const disputed = (share: number) =>
    Math.floor(decisions * share * drawShare(random, spread) + 0.15 * random.next());
  const fill = (group: RemediesGroupId, total: number) => {
    const parts = splitCount(
      random,
      total,
      ENDINGS.map(([, weight]) => weight),
    );
    ENDINGS.forEach(([ending], index) => {
      figures.set(`remedies/${group}/${ending}`, parts[index] ?? 0);
    });
    figures.set(`remedies/${group}/total`, total);
    return total - (parts.at(-1) ?? 0);
  };
  let closedReconsiderations = 0;
  for (const { id } of REMEDIES_GROUPS) {
    if (id === "reconsideration") closedReconsiderations = fill(id, disputed(0.12));
    else if (id === "directLitigation") fill(id, disputed(0.04));
    else fill(id, Math.min(closedReconsiderations, disputed(0.05)));
  }
  return figures;
}
