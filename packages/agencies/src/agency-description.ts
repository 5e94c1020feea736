import type { AgencyKind, AgencyLevel } from "@gongkai/schema";

/** Where a body is. */
export interface AgencyRegion {
  /** The six digits of GB/T 2260; null for places that are in no table. */
  readonly code: string | null;
  readonly name: string;
  /** From the province down to the region itself; of places in no table, as far as they are printed. */
  readonly path: readonly string[];
}

/** What is known of a body. */
export interface AgencyDescription {
  /** The full name under which every form of it is known, beginning with its place: 珠海市人力资源和社会保障局. */
  readonly name: string;
  /** Short forms of the name that are its alone within its place: 人社局, 珠海市人社局. */
  readonly shortNames: readonly string[];
  /** Other names by which it was found: as printed, and in brackets after the name. */
  readonly aliases: readonly string[];
  /** Null where only the place could tell and is not known, as for 市教育局. */
  readonly level: AgencyLevel | null;
  readonly kind: AgencyKind | null;
  readonly region: AgencyRegion | null;
  /** The zone or township below the region, such as 高新技术产业开发区. */
  readonly zone: string | null;
  readonly township: string | null;
  /** The name without its place and without a part of the department: 人力资源和社会保障局. */
  readonly department: string;
  /** The part of the department that this is, such as 高新分局. */
  readonly subunit: string | null;
  /** The full name of the body above it, as far as the name and the place tell. */
  readonly parentName: string | null;
  /** Whether the printed name was a short form, of the department or without its place. */
  readonly isAbbreviated: boolean;
}
