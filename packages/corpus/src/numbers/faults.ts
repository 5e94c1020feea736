import { type CellAddress, cellPlace } from "@gongkai/schema";
import type { Random } from "../random.ts";
import { type Figures, figureAt } from "./figures.ts";

/**
 * What offices get wrong in their numbers.
 *
 * - `breaks-balance`: pending requests at the end of the year, of persons and in total, are not what the balance leaves
 * - `breaks-footing`: a total is not the sum of its parts
 * - `swaps-digits`: two neighbouring digits of one number have changed places
 * - `fee-unit-slip`: an amount in yuan is printed where the form asks for 万元, ten thousand times too much
 * - `narrative-disagrees`: the narrative states another number of requests received than the table
 * - `total-zero`: a total reads 0 beside parts that do not
 */
export const FAULT_IDS = [
  "breaks-balance",
  "breaks-footing",
  "swaps-digits",
  "fee-unit-slip",
  "narrative-disagrees",
  "total-zero",
] as const;

/** The name of a fault. */
export type FaultId = (typeof FAULT_IDS)[number];

/** A fault that was planted, and the cells whose printed numbers are wrong or disagree with the narrative. */
export interface PlantedFault {
  readonly id: FaultId;
  readonly cells: readonly CellAddress[];
}

/** Figures with faults in them. */
export interface FaultyFigures {
  readonly figures: Figures;
  readonly faults: readonly PlantedFault[];
}

type Change = readonly (readonly [CellAddress, number])[];

const RECEIVED: CellAddress = "requests/received/total";

/** Totals of table `requests` that have parts across, and what their parts come to. */
const REQUEST_TOTALS = [
  RECEIVED,
  "requests/pendingAtStart/total",
  "requests/processed.granted/total",
  "requests/processed.total/total",
  "requests/pendingAtEnd/total",
] as const satisfies readonly CellAddress[];

const REMEDY_TOTALS = [
  "remedies/reconsideration/total",
  "remedies/directLitigation/total",
  "remedies/litigationAfterReconsideration/total",
] as const satisfies readonly CellAddress[];

/** The decimal places of a number with two different neighbours changed; null where there are none. */
function swapDigits(value: number, random: Random): number | null {
  const digits = String(value);
  const places = [...digits.slice(1)].flatMap((digit, index) => {
    const isLeadingZero = index === 0 && digit === "0";
    return digit !== digits[index] && !isLeadingZero ? [index] : [];
  });
  if (places.length === 0) return null;
  const at = random.pick(places);
  return Number(digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2));
}

function isCount(address: CellAddress): boolean {
  const { column } = cellPlace(address);
  return column !== "amountCollected" && column !== "totalAmount" && column !== "netChange";
}

/** The changes that plant a fault; none where the figures leave no room for it. */
function planChange(fault: FaultId, figures: Figures, random: Random): Change {
  switch (fault) {
    case "breaks-balance": {
      const excess = random.integer(1, 5);
      return (["naturalPerson", "total"] as const).map((column) => {
        const address: CellAddress = `requests/pendingAtEnd/${column}`;
        return [address, figureAt(figures, address) + excess];
      });
    }
    case "breaks-footing": {
      const address = random.pick<CellAddress>([...REQUEST_TOTALS, ...REMEDY_TOTALS]);
      return [[address, figureAt(figures, address) + random.integer(1, 9)]];
    }
    case "swaps-digits": {
      const candidates = [...figures].filter(([address, value]) => value >= 10 && isCount(address));
      for (const [address, value] of random.shuffle(candidates)) {
        const swapped = swapDigits(value, random);
        if (swapped !== null) return [[address, swapped]];
      }
      return [];
    }
    case "fee-unit-slip": {
      const amounts = [...figures].filter(([address, value]) => {
        const { column } = cellPlace(address);
        return value > 0 && (column === "amountCollected" || column === "totalAmount");
      });
      return amounts.slice(0, 1).map(([address, yuan]) => [address, yuan * 10_000]);
    }
    case "total-zero": {
      const totals = [...REQUEST_TOTALS, ...REMEDY_TOTALS].filter(
        (address) => figureAt(figures, address) > 0,
      );
      return totals.length === 0 ? [] : [[random.pick<CellAddress>(totals), 0]];
    }
    case "narrative-disagrees":
      return [];
  }
}

/**
 * Plants faults one after another. Those for which the figures leave no room are left out: a report without fees
 * has no fee to slip.
 */
export function plantFaults(random: Random, figures: Figures, wanted: readonly FaultId[]): FaultyFigures {
  let changed = figures;
  const faults: PlantedFault[] = [];
  for (const id of wanted) {
    if (id === "narrative-disagrees") {
      faults.push({ id, cells: [RECEIVED] });
      continue;
    }
    const change = planChange(id, changed, random.fork(id));
    if (change.length === 0) continue;
    changed = new Map([...changed, ...change]);
    faults.push({ id, cells: change.map(([address]) => address) });
  }
  return { figures: changed, faults };
}
