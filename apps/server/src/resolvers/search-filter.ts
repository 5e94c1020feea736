import type { AgencyKind, AgencyLevel, SectionId } from "@gongkai/schema";
import type { SearchFilter } from "@gongkai/search";
import { badUserInput } from "../errors/bad-user-input.ts";
import { agencyKeys, filterValues, given, keysOf } from "./arguments.ts";

/** The input type `SearchFilter`. */
export interface SearchFilterArgument {
  readonly agencyIds?: readonly string[] | null;
  readonly reportIds?: readonly string[] | null;
  readonly years?: readonly number[] | null;
  readonly fromYear?: number | null;
  readonly toYear?: number | null;
  readonly sections?: readonly SectionId[] | null;
  readonly regionCodes?: readonly string[] | null;
  readonly levels?: readonly AgencyLevel[] | null;
  readonly kinds?: readonly AgencyKind[] | null;
  readonly synthetic?: boolean | null;
}

const REGION_CODE = /^\d{6}$/;

function regionCodesOf(codes: SearchFilterArgument["regionCodes"]): readonly string[] | undefined {
  const wrong = codes?.find((code) => !REGION_CODE.test(code));
  if (wrong !== undefined) {
    throw badUserInput(
      `\`regionCodes\` holds ${JSON.stringify(wrong)}, which is no GB/T 2260 code of six digits, as 320000 is.`,
    );
  }
  return filterValues("regionCodes", codes);
}

/** The engine's filter. It has no place for undefined: what does not restrict is left out. */
export function searchFilter(filter: SearchFilterArgument | null | undefined): SearchFilter {
  const { fromYear, toYear } = filter ?? {};
  const agencyIds = agencyKeys(filter?.agencyIds);
  const reportIds = keysOf("Report", "reportIds", filter?.reportIds);
  const years = filterValues("years", filter?.years);
  const yearRange = { from: fromYear ?? null, to: toYear ?? null };
  const sections = filterValues("sections", filter?.sections);
  const regionCodes = regionCodesOf(filter?.regionCodes);
  const levels = filterValues("levels", filter?.levels);
  const kinds = filterValues("kinds", filter?.kinds);
  const synthetic = given(filter?.synthetic);
  return {
    ...(agencyIds === undefined ? {} : { agencyIds }),
    ...(reportIds === undefined ? {} : { reportIds }),
    ...(years === undefined ? {} : { years }),
    ...(yearRange.from === null && yearRange.to === null ? {} : { yearRange }),
    ...(sections === undefined ? {} : { sections }),
    ...(regionCodes === undefined ? {} : { regionCodes }),
    ...(levels === undefined ? {} : { levels }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(synthetic === undefined ? {} : { synthetic }),
  };
}
