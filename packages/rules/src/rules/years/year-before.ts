import type { FindingPlace, Report } from "@gongkai/schema";
import { type ComparedPlace, cellsOfPlace } from "../../comparison/compared-places.ts";
import { cellPlaces } from "../../places.ts";
import type { Observation } from "../../rule.ts";
import { reportOfYearBefore, type Subject } from "../../subject.ts";

/** A report that stands beside the one of the year before, both years known. */
export interface TwoYears {
  readonly year: number;
  readonly before: Report;
}

function notAssessable({ report, context, previous }: Subject): Observation {
  if (context.continuity === "changed") {
    return {
      verdict: "notAssessable",
      message: {
        zh: "机关在两年之间更名、合并或分立，不能与上一年度核对。",
        en: "The agency was renamed, merged or split between the two years, so they cannot be compared.",
      },
    };
  }
  const [year, other] = [report.year, previous?.year ?? null];
  return {
    verdict: "notAssessable",
    message: {
      zh: `所给的上一年度报告年度为${other ?? "未知"}，本报告年度为${year ?? "未知"}，不能核对。`,
      en: `The report given for the year before is for ${other ?? "an unknown year"} and this one for ${year ?? "an unknown year"}, so they cannot be compared.`,
    },
  };
}

/**
 * What a rule sees beside the report of the year before: nothing where none was given, and that it cannot be assessed
 * where it is for another year or the agency has changed.
 */
export function besideYearBefore(
  subject: Subject,
  observe: (years: TwoYears) => readonly Observation[],
): readonly Observation[] {
  if (subject.previous === undefined) return [];
  const before = reportOfYearBefore(subject);
  const { year } = subject.report;
  return before === undefined || year === null ? [notAssessable(subject)] : observe({ year, before });
}

/** The places of last year's figure, for a finding. */
export function placesBefore(before: Report, place: ComparedPlace): readonly FindingPlace[] {
  return cellPlaces(before, "previous", cellsOfPlace(before.tables, place));
}
