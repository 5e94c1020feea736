import type { AgencyFilter } from "@gongkai/db";
import type { AgencyKind, AgencyLevel } from "@gongkai/schema";
import { filterValues, given } from "./arguments.ts";

/** The input type `AgencyFilter`. */
export interface AgencyFilterArgument {
  readonly nameContains?: string | null;
  readonly levels?: readonly AgencyLevel[] | null;
  readonly kinds?: readonly AgencyKind[] | null;
  readonly regionCode?: string | null;
  readonly synthetic?: boolean | null;
  readonly withoutReportOf?: number | null;
}

/**
 * The database's filter.
 *
 * @throws GongkaiError BAD_USER_INPUT for a list that is too long
 */
export function agencyFilter(filter: AgencyFilterArgument | null | undefined): AgencyFilter {
  return {
    nameContains: given(filter?.nameContains),
    levels: filterValues("levels", filter?.levels),
    kinds: filterValues("kinds", filter?.kinds),
    regionCode: given(filter?.regionCode),
    synthetic: given(filter?.synthetic),
    withoutReportOf: given(filter?.withoutReportOf),
  };
}
