import { type CellAddress, cellPlace, type Edition, editionForYear } from "@gongkai/schema";
import { type Agency, generateAgencies } from "./agencies/agency.ts";
import type { Habits } from "./agencies/habits.ts";
import { drawTextHabits, type TextHabits } from "./agencies/text-habits.ts";
import { applyDamage } from "./damages/apply-damage.ts";
import type { DamageId } from "./damages/damage-id.ts";
import { type Composition, composeReport } from "./document/compose.ts";
import { type NumberHabits, PLAIN_NUMBERS } from "./document/number-habits.ts";
import { printValues } from "./document/print-values.ts";
import { printedPlaces } from "./document/printed-form.ts";
import { narrowDocument, narrowPunctuation } from "./document/punctuation.ts";
import { PLAIN_TABLES, type TableHabits } from "./document/table-habits.ts";
import type { LayoutId } from "./layouts/layout.ts";
import { LAYOUTS } from "./layouts/layouts.ts";
import type { NarrativeFault } from "./narrative/plant-fault.ts";
import { type FaultId, plantFaults } from "./numbers/faults.ts";
import type { Figures } from "./numbers/figures.ts";
import { generateMixedFigures } from "./numbers/generate-figures.ts";
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
  /** `plain`, the default, words every report alike; `varied` draws the wording from the seed. */
  readonly wording?: "plain" | "varied" | undefined;
  /** Ways of wording that replace the drawn ones. They ask for varied wording. */
  readonly texts?: Partial<TextHabits> | undefined;
  /** Numbers that the narrative states wrongly. */
  readonly narrativeFaults?: readonly NarrativeFault[] | undefined;
  /** How the office has changed the form's tables; by default not at all. */
  readonly tables?: Partial<TableHabits> | undefined;
  /** How the office writes numbers into cells; by default as plain digits. */
  readonly numbers?: Partial<NumberHabits> | undefined;
  /** What is to be wrong in the figures; the truth says what could be planted. */
  readonly faults?: readonly FaultId[] | undefined;
}

/** Blanks what the agency leaves blank, and marks what it holds for not applicable. */
function applyHabits(figures: Figures, habits: Habits): Truth["values"] {
  if (habits.filledColumns === "all" && !habits.marksNotApplicable) return figures;
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
  /** The numbers of the year before, which the narrative may quote. */
  readonly previous?: Figures | undefined;
  /** How the text is worded; plain by default. */
  readonly texts?: TextHabits | undefined;
  readonly narrativeFaults?: readonly NarrativeFault[] | undefined;
  readonly tables?: Partial<TableHabits> | undefined;
  readonly numbers?: Partial<NumberHabits> | undefined;
  readonly faults?: readonly FaultId[] | undefined;
}

/** What a report says, in the punctuation that its layout prints. */
function printedTruth(
  truth: Composition["truth"],
  asPrinted: (text: string) => string,
): Composition["truth"] {
  return {
    ...truth,
    title: truth.title === null ? null : asPrinted(truth.title),
    titles: truth.titles.map(asPrinted),
    sections: truth.sections.map(({ id, heading, paragraphs }) => ({
      id,
      heading: asPrinted(heading),
      paragraphs: paragraphs.map(asPrinted),
    })),
    claims: truth.claims.map((claim) => ({ ...claim, printed: asPrinted(claim.printed) })),
  };
}

/** Prints given figures as a report, and states its truth. */
export function printReport(request: PrintRequest): CorpusReport {
  const { random, agency, year, edition, previous, texts, narrativeFaults = [], faults = [] } = request;
  const { habits } = agency;
  const tables = { ...PLAIN_TABLES, ...request.tables };
  const planted = plantFaults(random.fork("faults"), request.figures, faults);
  const printed = printValues({
    random: random.fork("values"),
    places: printedPlaces(edition, tables),
    values: applyHabits(planted.figures, habits),
    habits,
    numbers: { ...PLAIN_NUMBERS, ...request.numbers },
    blankCells: tables.blankCells,
  });
  const layout = LAYOUTS[habits.layout];
  const composition = composeReport({
    random,
    agency,
    year,
    edition,
    figures: planted.figures,
    printed,
    tables,
    previous,
    texts,
    narrativeFaults: faults.includes("narrative-disagrees")
      ? [...narrativeFaults, "received"]
      : narrativeFaults,
  });
  const isNarrow = layout.punctuation === "halfWidth";
  const asPrinted = isNarrow ? narrowPunctuation : (text: string) => text;
  const document = isNarrow ? narrowDocument(composition.document) : composition.document;
  return {
    name: `${agency.name}-${year}.${layout.mediaType === "text/html" ? "html" : "txt"}`,
    text: layout.render(document, { blanks: habits.blanks, page: tables.page }),
    layout: layout.id,
    mediaType: layout.mediaType,
    followedBy: [],
    damages: [],
    truth: {
      ...printedTruth(composition.truth, asPrinted),
      year,
      edition,
      tables: layout.tables ?? "printed",
      faults: planted.faults,
      values: layout.tables === undefined ? printed.values : new Map(),
    },
    ...(composition.url === undefined ? {} : { url: composition.url }),
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
  const figures = generateMixedFigures(
    { random: random.fork("figures"), agency, edition, previous: undefined },
    { ...PLAIN_TABLES, ...request.tables },
  );
  const isVaried = request.wording === "varied" || request.texts !== undefined;
  const texts = isVaried ? { ...drawTextHabits(random.fork("texts")), ...request.texts } : undefined;
  const { narrativeFaults, tables, numbers, faults } = request;
  return printReport({
    random,
    agency,
    year,
    edition,
    figures,
    texts,
    narrativeFaults,
    tables,
    numbers,
    faults,
  });
}

/** Another report in the same layout, of the same year or the next. */
function generateAnother({ layout, truth }: CorpusReport, random: Random): CorpusReport {
  return generateReport({
    seed: random.integer(0, 0x7fff_ffff),
    year: truth.year + (random.chance(0.5) ? 1 : 0),
    layout,
  });
}

/**
 * The same report with its text damaged. The truth stays what the agency wrote, except where a damage makes a cell
 * contradict itself: then it is `unread`. What a damage leaves to chance is drawn from the seed.
 */
export function damageReport(report: CorpusReport, damage: DamageId, seed = 0): CorpusReport {
  const random = createRandom(seed).fork(`damage/${damage}`);
  return applyDamage({ report, damage, seed, random, another: () => generateAnother(report, random) });
}
