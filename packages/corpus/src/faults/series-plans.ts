import { type CellAddress, cellPlace, TABLE_IDS } from "@gongkai/schema";
import { type Figures, figureAt } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import { FAULTS, type SeriesFaultId } from "./faults.ts";
import type { PlantedFault } from "./planted-fault.ts";

const NORMATIVE = "proactiveDisclosure/documents.normativeDocuments";
const FEE: CellAddress = "proactiveDisclosure/fees.administrativeFees/amountCollected";
const AFTER = "remedies/litigationAfterReconsideration";

/** The decisions that a jump or a sudden zero is planted in. */
const DECISIONS = [
  "proactiveDisclosure/licensing.licenses/decisions",
  "proactiveDisclosure/enforcement.penalties/decisions",
] as const satisfies readonly CellAddress[];

/** A table is copied from this many cells that are not 0; a few may be the same by chance. */
const COPIED_CELLS = 12;

/** The numbers of two years of an agency, from which a fault between them is planted. */
export interface SeriesPlanInput {
  readonly random: Random;
  readonly figures: Figures;
  readonly previous: Figures;
  /** The numbers of every year before, in order. */
  readonly before: readonly Figures[];
  /** Draws the numbers of the year as they would follow from other numbers of the year before. */
  readonly draw: (previous: Figures) => Figures;
}

/** The faults between years that are planted in numbers. */
export type SeriesNumberFaultId = Exclude<
  SeriesFaultId,
  "narrative-of-last-year" | "narrative-of-another-agency" | "another-version"
>;

/** Figures with a fault between the years, and where it stands. */
export interface SeriesPlan {
  readonly figures: Figures;
  readonly fault: PlantedFault;
}

function plan(
  id: SeriesNumberFaultId,
  right: Figures,
  figures: Figures,
  cells: readonly CellAddress[],
): SeriesPlan | null {
  const wrong = cells.filter(
    (cell) => figures.has(cell) && figureAt(figures, cell) !== figureAt(right, cell),
  );
  if (wrong.length === 0) return null;
  const fault: PlantedFault = {
    id,
    cells: wrong,
    right: new Map(wrong.map((cell) => [cell, figureAt(right, cell)])),
    claims: [],
    sections: [],
    expects: FAULTS[id].expects,
  };
  return { figures, fault };
}

function change(
  id: SeriesNumberFaultId,
  { figures }: SeriesPlanInput,
  changes: readonly (readonly [CellAddress, number])[],
): SeriesPlan | null {
  const cells = changes.map(([address]) => address);
  return plan(id, figures, new Map([...figures, ...changes]), cells);
}

function copyTable(id: SeriesNumberFaultId, input: SeriesPlanInput): SeriesPlan | null {
  const { random, figures, previous } = input;
  const tables = random
    .shuffle(TABLE_IDS)
    .map((table) => [...figures.keys()].filter((address) => cellPlace(address).table === table));
  const copied = tables.find((cells) => {
    const filled = cells.filter((cell) => previous.has(cell) && figureAt(previous, cell) !== 0);
    const isComplete = cells.every((cell) => previous.has(cell));
    return isComplete && filled.length >= COPIED_CELLS;
  });
  if (copied === undefined) return null;
  return change(
    id,
    input,
    copied.map((cell) => [cell, figureAt(previous, cell)]),
  );
}

function closed(figures: Figures): number {
  const at = (outcome: "total" | "pending") => figureAt(figures, `remedies/reconsideration/${outcome}`);
  return at("total") - at("pending");
}

/** Plants a fault between a year and the years before; null where there is no room for it. */
export function planSeriesFault(id: SeriesNumberFaultId, input: SeriesPlanInput): SeriesPlan | null {
  const { random, figures, previous, before } = input;
  switch (id) {
    case "pending-not-carried": {
      const more = random.integer(1, 4);
      const row = (column: "naturalPerson" | "total") => {
        const ended: CellAddress = `requests/pendingAtEnd/${column}`;
        const started: CellAddress = `requests/pendingAtStart/${column}`;
        return { ended: [ended, figureAt(previous, ended) + more] as const, started };
      };
      const [person, total] = [row("naturalPerson"), row("total")];
      const other = input.draw(new Map([...previous, person.ended, total.ended]));
      const right = new Map([
        ...figures,
        [person.started, figureAt(other, person.started) - more] as const,
        [total.started, figureAt(other, total.started) - more] as const,
      ]);
      return plan(id, right, other, [person.started, total.started]);
    }
    case "stock-not-carried": {
      const cell: CellAddress = `${NORMATIVE}/inForce`;
      if (!previous.has(cell) || !figures.has(cell)) return null;
      return change(id, input, [[cell, figureAt(figures, cell) + random.integer(1, 9)]]);
    }
    case "table-not-updated":
      return copyTable(id, input);
    case "jump": {
      const cell = DECISIONS.find((address) => figureAt(previous, address) >= 10);
      return cell === undefined
        ? null
        : change(id, input, [[cell, figureAt(previous, cell) * 8 + random.integer(0, 9)]]);
    }
    case "sudden-zero": {
      const cell = DECISIONS.find(
        (address) => before.length >= 3 && before.slice(-3).every((year) => figureAt(year, address) >= 20),
      );
      return cell === undefined ? null : change(id, input, [[cell, 0]]);
    }
    case "fee-jump": {
      if (figureAt(previous, FEE) === 0 || !figures.has(FEE)) return null;
      return change(id, input, [[FEE, figureAt(previous, FEE) * 10_000]]);
    }
    case "too-many-lawsuits": {
      const count = closed(figures) + closed(previous) + random.integer(1, 4);
      const total = count + figureAt(figures, `${AFTER}/total`) - figureAt(figures, `${AFTER}/upheld`);
      return change(id, input, [
        [`${AFTER}/upheld`, count],
        [`${AFTER}/total`, total],
      ]);
    }
  }
}
