import { type CellAddress, cellPlace, type Edition } from "@gongkai/schema";
import type { Agency } from "./agencies/agency.ts";
import type { Habits } from "./agencies/habits.ts";
import type { TextHabits } from "./agencies/text-habits.ts";
import { type Composition, composeReport } from "./document/compose.ts";
import { type NumberHabits, PLAIN_NUMBERS } from "./document/number-habits.ts";
import { printValues } from "./document/print-values.ts";
import { printedPlaces } from "./document/printed-form.ts";
import { narrowDocument, narrowPunctuation } from "./document/punctuation.ts";
import { PLAIN_TABLES, type TableHabits } from "./document/table-habits.ts";
import type { CopiedNarrative } from "./faults/copy-overview.ts";
import { FAULTS, type FaultId } from "./faults/faults.ts";
import type { Misprint } from "./faults/number-plan.ts";
import { leaveFeeUnpaid } from "./faults/other-slips.ts";
import { plantFaults } from "./faults/plant-number-faults.ts";
import type { PlantedFault } from "./faults/planted-fault.ts";
import { LAYOUTS } from "./layouts/layouts.ts";
import type { NarrativeFault } from "./narrative/plant-fault.ts";
import type { Figures } from "./numbers/figures.ts";
import type { Random } from "./random.ts";
import type { CorpusReport, Truth, TruthValue } from "./truth.ts";

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

/** Whether table `requests` prints a cell, or the office leaves its column blank. */
function isFilled(address: CellAddress, { filledColumns }: Habits): boolean {
  const { table, column } = cellPlace(address);
  return filledColumns === "all" || table !== "requests" || column === "total";
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
  /** How much information was disclosed in the year before; drawn by default. */
  readonly priorTotal?: number | undefined;
  /** How the text is worded; plain by default. */
  readonly texts?: TextHabits | undefined;
  readonly narrativeFaults?: readonly NarrativeFault[] | undefined;
  readonly tables?: Partial<TableHabits> | undefined;
  readonly numbers?: Partial<NumberHabits> | undefined;
  readonly faults?: readonly FaultId[] | undefined;
  /** Faults that are in what is printed already. */
  readonly planted?: readonly PlantedFault[] | undefined;
  /** A report whose overview stands in place of the report's own. */
  readonly copied?: CopiedNarrative | undefined;
}

/** A printed report, and the sections that it was printed from. */
export interface PrintedReport {
  readonly report: CorpusReport;
  readonly sections: Composition["sections"];
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

/** Faults that an office leaves blank like any other number, where it leaves some blank. */
const BLANKED_FAULTS: readonly FaultId[] = [
  "breaks-balance",
  "breaks-footing",
  "swaps-digits",
  "fee-unit-slip",
  "narrative-disagrees",
  "total-zero",
];

/** The wrong cells, which print their numbers whatever else is left blank or marked. */
function keepWrong(
  { planted = [] }: PrintRequest,
  { figures, faults }: ReturnType<typeof plantFaults>,
): readonly (readonly [CellAddress, Misprint])[] {
  return [...planted, ...faults]
    .filter(({ id }) => !BLANKED_FAULTS.includes(id))
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => {
      const value = figures.get(cell);
      return value === undefined ? [] : [[cell, { value }] as const];
    });
}

/** Faults in the text; the cells that the narrative disagrees with are right as printed. */
function describeTextFaults({ faults }: Composition, values: Truth["values"]): readonly PlantedFault[] {
  return faults.map((fault) => ({
    ...fault,
    right: new Map(
      fault.cells.flatMap((cell) => {
        const value = values.get(cell);
        return value === undefined ? [] : [[cell, value] as const];
      }),
    ),
    expects: FAULTS[fault.id].expects,
  }));
}

/** Prints given figures as a report, and states its truth. */
export function printReport(request: PrintRequest): PrintedReport {
  const { random, agency, year, edition, previous, texts, narrativeFaults = [], faults = [] } = request;
  const { habits } = agency;
  const tables = { ...PLAIN_TABLES, ...request.tables };
  const places = printedPlaces(edition, tables);
  const owing = faults.includes("fee-notice-missing") ? leaveFeeUnpaid(request.figures) : request.figures;
  const wanted = faults.filter(
    (fault) =>
      (fault !== "fee-notice-missing" || owing !== null) &&
      (fault !== "restated-wrongly" || previous !== undefined),
  );
  const planted = plantFaults({
    random: random.fork("faults"),
    figures: owing ?? request.figures,
    agency,
    places: new Set(places.flatMap(({ address }) => (isFilled(address, habits) ? [address] : []))),
    wanted,
  });
  const printed = printValues({
    random: random.fork("values"),
    places,
    values: applyHabits(planted.figures, habits),
    habits,
    numbers: { ...PLAIN_NUMBERS, ...request.numbers },
    blankCells: tables.blankCells,
    misprints: new Map([...keepWrong(request, planted), ...planted.misprints]),
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
    priorTotal: request.priorTotal,
    texts,
    narrativeFaults: faults.includes("narrative-disagrees")
      ? [...narrativeFaults, "received"]
      : narrativeFaults,
    faults: wanted,
    copied: request.copied,
  });
  const values = new Map(
    [...printed.values].filter(([address]) => !composition.withoutTables.includes(cellPlace(address).table)),
  );
  const isNarrow = layout.punctuation === "halfWidth";
  const asPrinted = isNarrow ? narrowPunctuation : (text: string) => text;
  const document = isNarrow ? narrowDocument(composition.document) : composition.document;
  const report: CorpusReport = {
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
      faults: [...(request.planted ?? []), ...planted.faults, ...describeTextFaults(composition, values)],
      values: layout.tables === undefined ? values : new Map(),
    },
    ...(composition.url === undefined ? {} : { url: composition.url }),
  };
  return { report, sections: composition.sections };
}
