import type { CellAddress } from "@gongkai/schema";
import { type ThresholdSettings, thresholdOf } from "../../thresholds.ts";

/** The cell of the yearly fee. */
export const FEE_CELL = "proactiveDisclosure/fees.administrativeFees/amountCollected" as const;

/** How many yuan are one of the unit that the form asks for. */
const SLIP = 10_000;

/** Whether the ratio of two years' amounts at a place is what a slip between yuan and ten thousand yuan makes of it. */
export function feeRatioIsSlip(place: CellAddress, ratio: number, settings: ThresholdSettings): boolean {
  if (place !== FEE_CELL) return false;
  const tolerance = thresholdOf(settings, "fee-jump.tolerance");
  return Math.abs(ratio / SLIP - 1) <= tolerance || Math.abs(ratio * SLIP - 1) <= tolerance;
}
