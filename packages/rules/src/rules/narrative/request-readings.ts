import {
  APPLICANTS,
  type ApplicantId,
  type CellAddress,
  type Edition,
  type LocalizedText,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
  type RequestsRowId,
} from "@gongkai/schema";
import { sumOf } from "../../formula/formula.ts";
import { type ClaimReading, readingOf } from "./claim-reading.ts";

const ORGANIZATIONS: readonly ApplicantId[] = APPLICANTS.map(({ id }) => id).filter(
  (id) => id !== "total" && id !== "naturalPerson",
);

/** A row or a whole group of outcomes, as an edition prints it. */
function outcomeReading(edition: Edition, scope: string): ClaimReading | null {
  const cells = REQUESTS_ENTRIES.flatMap((entry): readonly CellAddress[] => {
    const editions: readonly Edition[] = entry.rowIn;
    const isMeant = entry.id === scope || entry.id.startsWith(`${scope}.`);
    // A line that carries numbers in an edition is a row of its table.
    return isMeant && editions.includes(edition) ? [`requests/${entry.id as RequestsRowId}/total`] : [];
  });
  if (cells.length < 2) return cells.length === 0 ? null : readingOf(...cells);
  const group = REQUESTS_ENTRIES.find(({ id }) => id === scope);
  return {
    sum: sumOf(cells, {
      notation: `Σ ${scope}`,
      name: { zh: `“${group?.label ?? scope}”各项之和`, en: `the sum of “${group?.english ?? scope}”` },
    }),
    besides: null,
  };
}

/** How a number of requests closed with an outcome can be understood. */
export function outcomeReadings(scope: string | null): readonly ClaimReading[] {
  if (scope === null) return [];
  const [older, newer] = [outcomeReading("2019", scope), outcomeReading("2021", scope)];
  const isSame = older?.sum.terms.length === newer?.sum.terms.length;
  const readings = [newer, isSame ? null : older].flatMap((reading) => reading ?? []);
  // 予以公开 may take in what was disclosed in part.
  return scope === "processed.granted"
    ? [
        ...readings,
        readingOf("requests/processed.granted/total", "requests/processed.partiallyGranted/total"),
      ]
    : readings;
}

type RowOfApplicants = "received" | "pendingAtStart" | "processed.total";

function labelsOf(id: string): LocalizedText {
  if (id === "organization")
    return { zh: REQUESTS_HEADER.organizations, en: "Legal persons and other organizations" };
  const entry = [...REQUESTS_ENTRIES, ...APPLICANTS].find((each) => each.id === id);
  return { zh: entry?.label ?? id, en: entry?.english ?? id };
}

/** How a number of requests of a kind of applicant can be understood. */
export function applicantReadings(scope: string | null): readonly ClaimReading[] {
  const columns =
    scope === "organization" ? ORGANIZATIONS : APPLICANTS.map(({ id }) => id).filter((id) => id === scope);
  if (scope === null || columns.length === 0) return [];
  const column = labelsOf(scope);
  const reading = (...rows: readonly RowOfApplicants[]): ClaimReading => {
    const labels = rows.map(labelsOf);
    return {
      sum: sumOf(
        rows.flatMap((row) => columns.map((id): CellAddress => `requests/${row}/${id}`)),
        {
          notation: rows.map((row) => `${row}/${scope}`).join(" + "),
          name: {
            zh: `“${column.zh}”的${labels.map(({ zh }) => `“${zh}”`).join("与")}`,
            en: `${labels.map(({ en }) => `“${en}”`).join(" plus ")} of “${column.en}”`,
          },
        },
      ),
      besides: null,
    };
  };
  return [reading("received"), reading("received", "pendingAtStart"), reading("processed.total")];
}
