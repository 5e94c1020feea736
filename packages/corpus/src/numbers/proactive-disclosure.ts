import type { CellAddress, ProactiveDisclosureCellId } from "@gongkai/schema";
import { type FiguresInput, figureAt } from "./figures.ts";
import { drawCount } from "./long-tail.ts";

type Row = "documents.rules" | "documents.normativeDocuments";

/** Only provinces and cities make rules (规章), and rarely. */
function usualDocuments({ agency }: FiguresInput, row: Row): number {
  if (row === "documents.normativeDocuments") return agency.usual.documents;
  const makesRules = agency.kind.id === "generalOffice" && ["province", "prefecture"].includes(agency.level);
  return makesRules ? 3 : 0;
}

function documents2019(input: FiguresInput, row: Row, set: Setter): void {
  const { random, previous, spread } = input;
  const usual = usualDocuments(input, row);
  const created = drawCount(random, usual, spread);
  const newlyDisclosed = created - (created > 2 && random.chance(0.2) ? 1 : 0);
  const before =
    previous === undefined
      ? drawCount(random, usual * 6, spread)
      : figureAt(previous, `proactiveDisclosure/${row}/totalDisclosed`);
  set(`${row}/created`, created);
  set(`${row}/newlyDisclosed`, newlyDisclosed);
  set(`${row}/totalDisclosed`, before + newlyDisclosed);
}

function documents2021(input: FiguresInput, row: Row, set: Setter): void {
  const { random, previous, spread } = input;
  const usual = usualDocuments(input, row);
  const carried = previous?.get(`proactiveDisclosure/${row}/inForce`);
  const opening = carried ?? drawCount(random, usual * 6, spread);
  const issued = drawCount(random, usual, spread);
  const repealed = Math.min(opening, drawCount(random, usual * 0.6, spread));
  set(`${row}/issued`, issued);
  set(`${row}/repealed`, repealed);
  set(`${row}/inForce`, opening + issued - repealed);
}

type Setter = (cell: ProactiveDisclosureCellId, value: number) => void;
type ItemRow =
  | "licensing.licenses"
  | "licensing.otherPublicServices"
  | "enforcement.penalties"
  | "enforcement.compulsoryMeasures"
  | "fees.administrativeFees";

/** 2019 counts the items on an agency's list, how the list changed, and how the next year's list begins there. */
function items2019(
  { random, previous, spread }: FiguresInput,
  row: ItemRow,
  usual: number,
  set: Setter,
): void {
  const carried = previous?.get(`proactiveDisclosure/${row}/priorYearItems`);
  const prior =
    carried === undefined || previous === undefined
      ? drawCount(random, usual, spread)
      : carried + figureAt(previous, `proactiveDisclosure/${row}/netChange`);
  const change = random.chance(0.3) ? random.integer(-Math.min(prior, 6), 9) : 0;
  set(`${row}/priorYearItems`, prior);
  set(`${row}/netChange`, change);
}

/** An amount in yuan that prints with at most four decimals in 万元. */
function drawAmount(input: FiguresInput, usual: number): number {
  const amount = drawCount(input.random, usual, input.spread);
  return input.random.chance(0.7) ? Math.round(amount / 100) * 100 : amount;
}

/** The numbers of table `proactiveDisclosure`: stocks carry over from year to year and never fall below 0. */
export function generateProactiveDisclosure(input: FiguresInput): ReadonlyMap<CellAddress, number> {
  const figures = new Map<CellAddress, number>();
  const set: Setter = (cell, value) => figures.set(`proactiveDisclosure/${cell}`, value);
  const { random, agency, edition, spread } = input;
  const { licenses, penalties, compulsoryMeasures, fees } = agency.usual;
  for (const row of ["documents.rules", "documents.normativeDocuments"] as const) {
    if (edition === "2019") documents2019(input, row, set);
    else documents2021(input, row, set);
  }
  set("licensing.licenses/decisions", drawCount(random, licenses, spread));
  set("enforcement.penalties/decisions", drawCount(random, penalties, spread));
  set("enforcement.compulsoryMeasures/decisions", drawCount(random, compulsoryMeasures, spread));
  if (edition === "2021") {
    set("fees.administrativeFees/amountCollected", drawAmount(input, fees));
    return figures;
  }
  const hasCases = (usual: number) => (usual > 0 ? 12 : 0);
  items2019(input, "licensing.licenses", hasCases(licenses), set);
  items2019(input, "licensing.otherPublicServices", 6, set);
  set("licensing.otherPublicServices/decisions", drawCount(random, licenses / 4, spread));
  items2019(input, "enforcement.penalties", hasCases(penalties) * 4, set);
  items2019(input, "enforcement.compulsoryMeasures", hasCases(compulsoryMeasures), set);
  items2019(input, "fees.administrativeFees", hasCases(fees) / 4, set);
  const projects = drawCount(random, 2 * Math.sqrt(agency.size), spread);
  set("procurement.centralizedProcurement/projects", projects);
  set(
    "procurement.centralizedProcurement/totalAmount",
    projects === 0 ? 0 : projects * 10_000 + drawAmount(input, projects * 180_000),
  );
  return figures;
}
