import type { ReportFilter } from "@gongkai/db";
import type { AgencyKind, AgencyLevel, Edition } from "@gongkai/schema";
import { agencyKeys, filterValues, given } from "./arguments.ts";

/** The input type `ReportFilter`. */
export interface ReportFilterArgument {
  readonly agencyIds?: readonly string[] | null;
  readonly years?: readonly number[] | null;
  readonly editions?: readonly Edition[] | null;
  readonly levels?: readonly AgencyLevel[] | null;
  readonly kinds?: readonly AgencyKind[] | null;
  readonly regionCode?: string | null;
  readonly synthetic?: boolean | null;
}

/**
 * The database's filter.
 *
 * @throws GongkaiError BAD_USER_INPUT for a list that is too long
 */
export function reportFilter(filter: ReportFilterArgument | null | undefined): ReportFilter {
  return {
    agencyIds: agencyKeys(filter?.agencyIds),
    years: filterValues("years", filter?.years),
    editions: filterValues("editions", filter?.editions),
    levels: filterValues("levels", filter?.levels),
    kinds: filterValues("kinds", filter?.kinds),
    regionCode: given(filter?.regionCode),
    synthetic: given(filter?.synthetic),
  };
}
