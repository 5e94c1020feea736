import { type Edition, editionForYear } from "@gongkai/schema";
import type { Agency } from "./agencies/agency.ts";
import { drawTextHabits } from "./agencies/text-habits.ts";
import { printReport } from "./generate-report.ts";
import type { Figures } from "./numbers/figures.ts";
import { generateFigures } from "./numbers/generate-figures.ts";
import { createRandom } from "./random.ts";
import type { CorpusReport } from "./truth.ts";

/** Whose reports are wanted, for which years. */
export interface SeriesRequest {
  readonly seed: number;
  readonly agencies: readonly Agency[];
  /** Report years, 2019 or later. */
  readonly years: readonly number[];
  /** `plain`, the default, words every report alike; `varied` draws each wording. */
  readonly wording?: "plain" | "varied" | undefined;
}

function editionOf(agency: Agency, year: number): Edition {
  if (year <= agency.habits.lastYearOf2019Form) return "2019";
  return editionForYear(year) ?? "2019";
}

/**
 * Generates the reports of several agencies over several years, by agency and then by year.
 *
 * The years of one agency agree: what is pending at the end of one year is pending at the start of the next, and
 * stocks of documents and items carry over.
 */
export function generateSeries({ seed, agencies, years, wording }: SeriesRequest): readonly CorpusReport[] {
  const random = createRandom(seed).fork("series");
  const inOrder = [...new Set(years)].sort((left, right) => left - right);
  return agencies.flatMap((agency) => {
    let previous: Figures | undefined;
    return inOrder.map((year, index) => {
      const stream = random.fork(`${agency.name}/${year}`);
      const edition = editionOf(agency, year);
      // A gap between the years wanted breaks the chain: nothing is known of the year in between.
      const isNext = inOrder[index - 1] === year - 1;
      const before = isNext ? previous : undefined;
      const figures = generateFigures({
        random: stream.fork("figures"),
        agency,
        edition,
        previous: before,
      });
      previous = figures;
      const texts = wording === "varied" ? drawTextHabits(stream.fork("texts")) : undefined;
      return printReport({ random: stream, agency, year, edition, figures, previous: before, texts });
    });
  });
}
