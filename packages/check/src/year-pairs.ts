import { parseReports } from "@gongkai/parser";
import type { Report, Source } from "@gongkai/schema";

/** Whether two reports are of one agency, as far as their texts say: the same name, and no two different places. */
function isSameAgency({ agency: one }: Report, { agency: other }: Report): boolean {
  if (one === null || other === null || one.name !== other.name) return false;
  return one.place === null || other.place === null || one.place === other.place;
}

function isReportBefore(candidate: Report, report: Report): boolean {
  return report.year !== null && candidate.year === report.year - 1 && isSameAgency(candidate, report);
}

/**
 * The report of the year before among those of a source: the one of the same agency and the year before; or else the
 * only one, which may be of another year or agency.
 */
export function choosePrevious(report: Report, candidates: readonly Report[]): Report | undefined {
  const match = candidates.find((candidate) => isReportBefore(candidate, report));
  return match ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/**
 * Finds for each source another one with a report of the same agency for the year before.
 *
 * Agencies are compared by the name their reports give; sources without such another one are left out.
 */
export function pairYears(sources: readonly Source[]): ReadonlyMap<Source, Source> {
  const read = sources.flatMap((source) =>
    parseReports(source).reports.map(({ report }) => ({ source, report })),
  );
  const byName = new Map<string, (typeof read)[number][]>();
  for (const one of read) {
    const name = one.report.agency?.name;
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  const pairs = new Map<Source, Source>();
  for (const { source, report } of read) {
    const before = byName
      .get(report.agency?.name ?? "")
      ?.find((other) => other.source !== source && isReportBefore(other.report, report));
    if (before !== undefined && !pairs.has(source)) pairs.set(source, before.source);
  }
  return pairs;
}
