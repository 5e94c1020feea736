import { type CellAddress, cellPlace, type Edition, editionForYear } from "@gongkai/schema";
import { type Agency, generateAgencies } from "./agencies/agency.ts";
import type { Habits } from "./agencies/habits.ts";
import { DAMAGES, type DamageId } from "./damages/damage.ts";
import { composeReport } from "./document/compose.ts";
import { statedPlace } from "./document/page-noise.ts";
import { narrowDocument, narrowPunctuation } from "./document/punctuation.ts";
import type { LayoutId } from "./layouts/layout.ts";
import { LAYOUTS } from "./layouts/layouts.ts";
import type { Figures } from "./numbers/figures.ts";
import { generateFigures } from "./numbers/generate-figures.ts";
import { createRandom, type Random } from "./random.ts";
import type { CorpusReport, Truth, TruthValue } from "./truth.ts";

/** What a report is wanted of; what is left out is drawn from the seed. */
export interface ReportRequest {
  readonly seed: number;
  readonly agency?: Agency | undefined;
  /** The report year, 2019 or later. */
  readonly year?: number | undefined;
  /** The form; by default the one meant for the year. */
  readonly edition?: Edition | undefined;
  readonly layout?: LayoutId | undefined;
  /** Habits that replace those of the agency. */
  readonly habits?: Partial<Habits> | undefined;
}

/** Blanks what the agency leaves blank, and marks what it holds for not applicable. */
function applyHabits(figures: Figures, habits: Habits): Truth["values"] {
  const toValue = (address: CellAddress, value: number): TruthValue => {
    const { table, row, column } = cellPlace(address);
    const isInTotalColumn = table !== "requests" || column === "total";
    if (habits.filledColumns === "totalColumn" && !isInTotalColumn) return "blank";
    if (habits.marksNotApplicable && row === "documents.rules" && value === 0) return "notApplicable";
    return value;
  };
  return new Map([...figures].map(([address, value]) => [address, toValue(address, value)]));
}

/** What {@link printReport} prints. */
export interface PrintRequest {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  readonly edition: Edition;
  readonly figures: Figures;
}

/** Prints given figures as a report, and states its truth. */
export function printReport({ random, agency, year, edition, figures }: PrintRequest): CorpusReport {
  const { habits } = agency;
  const values = applyHabits(figures, habits);
  const layout = LAYOUTS[habits.layout];
  const composition = composeReport({ random, agency, year, edition, figures, values });
  const isNarrow = layout.punctuation === "halfWidth";
  const asPrinted = isNarrow ? narrowPunctuation : (text: string) => text;
  const document = isNarrow ? narrowDocument(composition.document) : composition.document;
  return {
    name: `${agency.name}-${year}.${layout.mediaType === "text/html" ? "html" : "txt"}`,
    text: layout.render(document, { blanks: habits.blanks }),
    layout: layout.id,
    mediaType: layout.mediaType,
    damages: [],
    truth: {
      title: composition.title,
      agency: { name: agency.name, place: statedPlace(agency) },
      year,
      edition,
      period: composition.period,
      signedOn: composition.signedOn,
      values,
      sections: composition.sections.map(({ id, heading, paragraphs }) => ({
        id,
        heading: asPrinted(heading),
        paragraphs: paragraphs.map(asPrinted),
      })),
    },
  };
}

/** Generates one report; the same request gives the same report, character by character. */
export function generateReport(request: ReportRequest): CorpusReport {
  const random = createRandom(request.seed).fork("report");
  const base = request.agency ?? random.pick(generateAgencies({ seed: request.seed, count: 1 }));
  const layout = request.layout ?? request.habits?.layout ?? base.habits.layout;
  const agency = { ...base, habits: { ...base.habits, ...request.habits, layout } };
  const year = request.year ?? random.fork("year").integer(2019, 2023);
  const edition = request.edition ?? editionForYear(year) ?? "2019";
  const figures = generateFigures({ random: random.fork("figures"), agency, edition, previous: undefined });
  return printReport({ random, agency, year, edition, figures });
}

/** The same report with its text damaged. The truth stays what the agency wrote. */
export function damageReport(report: CorpusReport, damage: DamageId): CorpusReport {
  return { ...report, text: DAMAGES[damage](report.text), damages: [...report.damages, damage] };
}
