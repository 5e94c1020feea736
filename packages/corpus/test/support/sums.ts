import { type CellAddress, cellPlace } from "@gongkai/schema";
import type { Truth } from "../../src/index.ts";

/** The number at a place; fails where the truth holds none. */
export function numberAt(truth: Truth, address: CellAddress): number {
  const value = truth.values.get(address);
  if (typeof value !== "number") throw new Error(`${address} is ${String(value)}`);
  return value;
}

/** The sum over all places that a condition holds for. */
export function sumWhere(truth: Truth, condition: (place: ReturnType<typeof cellPlace>) => boolean): number {
  return [...truth.values]
    .filter(([address]) => condition(cellPlace(address)))
    .reduce((sum, [, value]) => sum + (typeof value === "number" ? value : 0), 0);
}
