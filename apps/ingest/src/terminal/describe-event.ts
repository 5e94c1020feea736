import type { IngestEvent, ReportLine } from "@gongkai/pipeline";
import { printable } from "./printable.ts";

const OUTCOME_WORDS = {
  stored: "stored",
  unchanged: "unchanged",
  newVersion: "new version",
  noReport: "no report found",
} as const;

/** What a user should look at: what could not be read, and what does not add up. Empty when there is nothing. */
function remarks({ cells, unreadCells, failedRules }: ReportLine): readonly string[] {
  return [
    ...(unreadCells > 0 ? [`${unreadCells} of ${cells} cells unread`] : []),
    ...(failedRules > 0 ? [`${failedRules} ${failedRules === 1 ? "rule fails" : "rules fail"}`] : []),
  ];
}

function describeReport(report: ReportLine): string {
  const { agency, year, edition } = report;
  return [
    agency ?? "agency unknown",
    year ?? "year unknown",
    edition === null ? "no official form" : `${edition} form`,
    ...remarks(report),
  ].join(" · ");
}

/** An event as a line for people; null where there is nothing to say that the summary does not say. */
export function describeEvent(event: IngestEvent): string | null {
  switch (event.event) {
    case "document": {
      const head = `${OUTCOME_WORDS[event.outcome]}: ${event.origin}`;
      const reports = event.reports.map(describeReport).join("; ");
      return printable(reports === "" ? head : `${head} · ${reports}`);
    }
    case "quarantined":
      return printable(`failed: ${event.origin}`);
    case "input":
      return event.state === "failed" ? printable(`failed: ${event.origin}`) : null;
    default:
      return null;
  }
}
