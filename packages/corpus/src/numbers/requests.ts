import { APPLICANTS, type ApplicantId, type CellAddress, FORMS, type RequestsRowId } from "@gongkai/schema";
import { type FiguresInput, figureAt } from "./figures.ts";
import { drawCount, drawShare, splitCount } from "./long-tail.ts";

/** How requests spread over the six kinds of applicant. */
const APPLICANT_WEIGHTS: readonly (readonly [Exclude<ApplicantId, "total">, number])[] = [
  ["naturalPerson", 84],
  ["commercialEnterprise", 8],
  ["researchInstitution", 1],
  ["publicWelfareOrganization", 1],
  ["legalServiceProvider", 4],
  ["otherOrganization", 2],
];

/** How decisions spread over the outcomes; an outcome that is not named weighs 1. */
const OUTCOME_WEIGHTS: Readonly<Record<string, number>> = {
  "processed.granted": 48,
  "processed.partiallyGranted": 7,
  "processed.denied.stateSecret": 0.2,
  "processed.denied.prohibitedByLaw": 0.5,
  "processed.denied.securityOrStability": 0.3,
  "processed.denied.enforcementCaseFile": 2,
  "processed.denied.administrativeInquiry": 3,
  "processed.unableToProvide.notHeld": 18,
  "processed.unableToProvide.requiresCreation": 3,
  "processed.declined.petitionOrComplaint": 4,
  "processed.declined.duplicate": 2,
  "processed.declined.publicationRequest": 0.3,
  "processed.otherwiseClosed": 3,
  "processed.otherwiseClosed.feeUnpaid": 0.3,
  "processed.otherwiseClosed.other": 3,
};

function requestsAddress(row: RequestsRowId, applicant: ApplicantId): CellAddress {
  return `requests/${row}/${applicant}`;
}

/**
 * The numbers of table `requests`: each applicant's requests are received, decided or carried over one by one,
 * so the printed identities hold in every column and every row.
 */
export function generateRequests(input: FiguresInput): ReadonlyMap<CellAddress, number> {
  const { random, agency, edition, previous } = input;
  const figures = new Map<CellAddress, number>();
  const rows = FORMS[edition].requests.blocks
    .flatMap((block) => block.rows)
    .filter((row) => !row.isGroup)
    // Row ids of the form are members of the type that is derived from the same declarations.
    .map((row) => row.id as RequestsRowId);
  const outcomes = rows.filter((row) => row.startsWith("processed.") && row !== "processed.total");
  const weights = outcomes.map((outcome) => OUTCOME_WEIGHTS[outcome] ?? 1);
  const received = splitCount(
    random,
    drawCount(random, agency.usual.requests, input.spread),
    APPLICANT_WEIGHTS.map(([, weight]) => weight),
  );
  APPLICANT_WEIGHTS.forEach(([applicant], index) => {
    const carriedIn =
      previous === undefined
        ? Math.min(2, drawCount(random, agency.usual.requests / 40, input.spread))
        : figureAt(previous, requestsAddress("pendingAtEnd", applicant));
    const open = (received[index] ?? 0) + carriedIn;
    // About one request in twenty arrives too late in December to be answered in the same year.
    const carriedOut = Math.floor(
      open * 0.08 * drawShare(random, input.spread) + random.next() * Math.min(1, open / 12),
    );
    figures.set(requestsAddress("received", applicant), received[index] ?? 0);
    figures.set(requestsAddress("pendingAtStart", applicant), carriedIn);
    splitCount(random, open - carriedOut, weights).forEach((count, position) => {
      const outcome = outcomes[position];
      if (outcome !== undefined) figures.set(requestsAddress(outcome, applicant), count);
    });
    figures.set(requestsAddress("processed.total", applicant), open - carriedOut);
    figures.set(requestsAddress("pendingAtEnd", applicant), carriedOut);
  });
  for (const row of rows) {
    const parts = APPLICANTS.filter(({ id }) => id !== "total").map(({ id }) =>
      figureAt(figures, requestsAddress(row, id)),
    );
    figures.set(
      requestsAddress(row, "total"),
      parts.reduce((sum, part) => sum + part, 0),
    );
  }
  return figures;
}
