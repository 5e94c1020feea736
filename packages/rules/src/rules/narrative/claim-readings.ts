import {
  type CellAddress,
  type Claim,
  cellAt,
  REMEDIES_GROUPS,
  REMEDIES_OUTCOMES,
  type RemediesGroupId,
  type Report,
} from "@gongkai/schema";
import type { Sum } from "../../formula/formula.ts";
import { type ClaimReading, readingOf } from "./claim-reading.ts";
import { applicantReadings, outcomeReadings } from "./request-readings.ts";

export type { ClaimReading } from "./claim-reading.ts";

function remedyReadings(groups: readonly RemediesGroupId[], scope: string | null): readonly ClaimReading[] {
  const group = groups.find((id) => id === scope);
  if (group !== undefined) return [readingOf(`remedies/${group}/total`)];
  const outcome = REMEDIES_OUTCOMES.find(({ id }) => id === (scope ?? "total"))?.id;
  return outcome === undefined
    ? []
    : [readingOf(...groups.map((id): CellAddress => `remedies/${id}/${outcome}`))];
}

const DOCUMENT_COLUMNS = {
  // The 2019 edition asks for other numbers of the same documents.
  "documents.issued": ["issued", "created", "newlyDisclosed"],
  "documents.repealed": ["repealed"],
  "documents.inForce": ["inForce"],
} as const;

function documentReadings(kind: keyof typeof DOCUMENT_COLUMNS, scope: string | null) {
  if (scope !== "documents.rules" && scope !== "documents.normativeDocuments") return [];
  return DOCUMENT_COLUMNS[kind].map((column) => readingOf(`proactiveDisclosure/${scope}/${column}`));
}

function possibleReadings({ kind, scope }: Claim): readonly ClaimReading[] {
  const [received, start] = ["requests/received/total", "requests/pendingAtStart/total"] as const;
  switch (kind) {
    case "requests.received":
      return [readingOf(received), readingOf(received, start)];
    case "requests.receivedAndPending":
      return [readingOf(received, start)];
    case "requests.pendingAtStart":
      return [readingOf(start)];
    case "requests.pendingAtEnd":
      return [readingOf("requests/pendingAtEnd/total")];
    case "requests.processed":
      // 收到10件，办结9件 may speak of those ten only, and not of what the year before had left.
      return [
        readingOf("requests/processed.total/total"),
        { ...readingOf(received), besides: readingOf("requests/pendingAtEnd/total").sum },
      ];
    case "requests.outcome":
      return outcomeReadings(scope);
    case "requests.applicant":
      return applicantReadings(scope);
    case "remedies.reconsideration":
      return remedyReadings(["reconsideration"], scope);
    case "remedies.litigation":
      return remedyReadings(["directLitigation", "litigationAfterReconsideration"], scope);
    case "remedies.total":
      return remedyReadings(
        REMEDIES_GROUPS.map(({ id }) => id),
        scope,
      );
    case "documents.issued":
    case "documents.repealed":
    case "documents.inForce":
      return documentReadings(kind, scope);
    case "decisions.licenses":
      return [
        readingOf("proactiveDisclosure/licensing.licenses/decisions"),
        readingOf(
          "proactiveDisclosure/licensing.licenses/decisions",
          "proactiveDisclosure/licensing.otherPublicServices/decisions",
        ),
      ];
    case "decisions.penalties":
      return [readingOf("proactiveDisclosure/enforcement.penalties/decisions")];
    case "decisions.compulsoryMeasures":
      return [readingOf("proactiveDisclosure/enforcement.compulsoryMeasures/decisions")];
    default:
      return [];
  }
}

/** Readings by kind and scope; few of them occur. */
const KNOWN = new Map<string, readonly ClaimReading[]>();

function readingsOf(claim: Claim): readonly ClaimReading[] {
  const key = `${claim.kind} ${claim.scope ?? ""}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const readings = possibleReadings(claim);
  // A scope that no form knows could be anything, and is not kept.
  if (readings.length > 0) KNOWN.set(key, readings);
  return readings;
}

function isOnForm({ tables }: Report, { terms }: Sum): boolean {
  return terms.every(({ cell }) => cellAt(tables, cell) !== undefined);
}

/** Every way to understand a claim as a sum of cells that the report's form has; the plainest first. */
export function readingsOfClaim(report: Report, claim: Claim): readonly ClaimReading[] {
  return readingsOf(claim).filter(
    ({ sum, besides }) => isOnForm(report, sum) && (besides === null || isOnForm(report, besides)),
  );
}
