import type { JudgementId, RuleKind, Severity, Verdict } from "@gongkai/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { findings } from "../schema/findings.ts";
import { reports } from "../schema/reports.ts";
import { toStorableText } from "../store/storable-text.ts";
import { isAnyOf } from "./is-any-of.ts";
import { type ReportFilter, reportConditions } from "./reports.ts";

/** Which findings to list. What is absent does not restrict; an empty list leaves nothing. */
export interface FindingFilter {
  readonly reportId?: string | undefined;
  /** Findings of agencies whose name contains this text. */
  readonly agencyContains?: string | undefined;
  /** Findings of reports that a filter of reports leaves. */
  readonly reports?: ReportFilter | undefined;
  /** Findings of these rules, by their codes. */
  readonly rules?: readonly string[] | undefined;
  readonly kinds?: readonly RuleKind[] | undefined;
  readonly severities?: readonly Severity[] | undefined;
  readonly verdicts?: readonly Verdict[] | undefined;
  /** Findings of which a person last said one of these; a judgement that was withdrawn is none. */
  readonly judgements?: readonly JudgementId[] | undefined;
  /** Only findings that nobody has judged, or only those that somebody has. */
  readonly isJudged?: boolean | undefined;
}

/** The newest judgement of a finding, withdrawn or not; null where there is none. */
const NEWEST_JUDGEMENT = sql`(
  select judgement from judgements
  where judgements.report_id = ${reports.id} and judgements.rule = ${findings.rule}
    and judgements.input = ${findings.input}
  order by judgements.judged_at desc, judgements.id desc limit 1
)`;
const IS_JUDGED = sql`coalesce(${NEWEST_JUDGEMENT}, 'withdrawn') <> 'withdrawn'`;

/** Says that no passing finding is wanted, in the words of the index that holds none. */
function withoutPassing(verdicts: readonly Verdict[]): SQL | undefined {
  return verdicts.includes("pass") ? undefined : sql`${findings.verdict} <> 'pass'`;
}

/** The condition that a filter stands for, over findings joined with report, version and agency; undefined for everything. */
export function findingConditions(filter: FindingFilter): SQL | undefined {
  const { reportId, agencyContains, rules, kinds, severities, verdicts, judgements, isJudged } =
    toStorableText(filter);
  return and(
    reportId === undefined ? undefined : eq(reports.id, reportId),
    agencyContains === undefined ? undefined : sql`strpos(${agencies.name}, ${agencyContains}) > 0`,
    filter.reports === undefined ? undefined : reportConditions(filter.reports),
    rules === undefined ? undefined : isAnyOf(findings.rule, rules),
    kinds === undefined ? undefined : isAnyOf(findings.kind, kinds),
    severities === undefined ? undefined : isAnyOf(findings.severity, severities),
    verdicts === undefined ? undefined : and(isAnyOf(findings.verdict, verdicts), withoutPassing(verdicts)),
    judgements === undefined
      ? undefined
      : sql`${IS_JUDGED} and ${NEWEST_JUDGEMENT} = any(${sql.param([...judgements])})`,
    isJudged === undefined ? undefined : isJudged ? IS_JUDGED : sql`not (${IS_JUDGED})`,
  );
}
