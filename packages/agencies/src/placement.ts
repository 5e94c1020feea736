import type { Region } from "./regions/region.ts";

/** The place that a name is read with: a region of the table, names of no table, or nothing. */
export interface Placement {
  readonly region: Region | null;
  /** Names from the largest down; only where `region` is null or stands above them. */
  readonly unknownPlaces: readonly string[];
}
