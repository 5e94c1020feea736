import { type CellAddress, cellPlace } from "@gongkai/schema";
import { type Figures, figureAt } from "../numbers/figures.ts";
import type { Random } from "../random.ts";

type Change = readonly (readonly [CellAddress, number])[];

/** The requests received, in total. */
export const RECEIVED: CellAddress = "requests/received/total";

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

/** Faults in the figures themselves, which the narrative repeats. */
export type FigureFaultId =
  | "breaks-balance"
  | "breaks-footing"
  | "swaps-digits"
  | "fee-unit-slip"
  | "total-zero";

/** The changes that plant a fault; none where the figures leave no room for it. */
export function planChange(fault: FigureFaultId, figures: Figures, random: Random): Change {
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
  }
}
