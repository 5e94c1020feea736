import type { FindingFilter, FindingOrder } from "@gongkai/db";
import type { JudgementId, RuleKind, Severity, Verdict } from "@gongkai/schema";
import type { PageArguments } from "../connections/page-arguments.ts";
import { filterValues, given } from "./arguments.ts";
import { type ReportFilterArgument, reportFilter } from "./report-filter.ts";

/** The input type `FindingFilter`. */
interface FindingFilterArgument {
  readonly reports?: ReportFilterArgument | null;
  readonly rules?: readonly string[] | null;
  readonly ruleKinds?: readonly RuleKind[] | null;
  readonly severities?: readonly Severity[] | null;
  readonly verdicts?: readonly Verdict[] | null;
  readonly judgements?: readonly JudgementId[] | null;
  readonly isJudged?: boolean | null;
}

/** The arguments of a list of findings. */
export interface FindingsArguments extends PageArguments {
  readonly filter?: FindingFilterArgument | null;
  readonly orderBy?: FindingOrder | null;
}

/**
 * The database's filter.
 *
 * @throws GongkaiError BAD_USER_INPUT for a list that is too long
 */
export function findingFilter(filter: FindingFilterArgument | null | undefined): FindingFilter {
  return {
    reports: filter?.reports ? reportFilter(filter.reports) : undefined,
    rules: filterValues("rules", filter?.rules),
    kinds: filterValues("ruleKinds", filter?.ruleKinds),
    severities: filterValues("severities", filter?.severities),
    verdicts: filterValues("verdicts", filter?.verdicts),
    judgements: filterValues("judgements", filter?.judgements),
    isJudged: given(filter?.isJudged),
  };
}
