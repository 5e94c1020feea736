import type { AgencyKind } from "@gongkai/schema";

/** The names that departments of one kind bear and bore. */
export interface DepartmentNames {
  readonly kind: AgencyKind;
  /** Official names without the place, of every level and era. */
  readonly names: readonly string[];
  /**
   * Short forms and the official name each stands for. Where bodies of several official names are called so, as 城管局
   * is, null: the kind is certain, the name is not, and the short form stays the name.
   */
  readonly shortNames?: Readonly<Record<string, string | null>>;
}
