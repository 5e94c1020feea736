import type { CellAddress, Edition } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import type { Random } from "../random.ts";

/** The numbers of one agency and year at every place of the form, before any is left blank; money in yuan. */
export type Figures = ReadonlyMap<CellAddress, number>;

/** `wild`: a count may be many times that of the year before; `steady`: it stays near it. */
export type YearlySpread = "wild" | "steady";

/** What the numbers of one year depend on. */
export interface FiguresInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly edition: Edition;
  /** The numbers of the year before, from which stocks and pending requests are carried over. */
  readonly previous: Figures | undefined;
  /** How widely counts vary from year to year; by default as widely as real ones. */
  readonly spread?: YearlySpread | undefined;
}

/** The number at an address; 0 where the edition has no such place. */
export function figureAt(figures: Figures, address: CellAddress): number {
  return figures.get(address) ?? 0;
}
