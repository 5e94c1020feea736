import { type Edition, editionForYear } from "@gongkai/schema";
import type { Agency } from "./agencies/agency.ts";
import { drawTextHabits, type TextHabits } from "./agencies/text-habits.ts";
import type { NumberHabits } from "./document/number-habits.ts";
import { PLAIN_TABLES, type TableHabits } from "./document/table-habits.ts";
import type { CopiedNarrative } from "./faults/copy-overview.ts";
import { FAULTS, type FaultId, isSeriesFault } from "./faults/faults.ts";
import { plantHabitFaults } from "./faults/habit-faults.ts";
import type { PlantedFault } from "./faults/planted-fault.ts";
import { planSeriesFault } from "./faults/series-plans.ts";
import { gatherFacts } from "./narrative/facts.ts";
import { type Figures, figureAt, type YearlySpread } from "./numbers/figures.ts";
import { generateFigures, generateMixedFigures } from "./numbers/generate-figures.ts";
import { printReport } from "./print-report.ts";
import { createRandom, type Random } from "./random.ts";
import type { CorpusReport } from "./truth.ts";

/** Whose reports are wanted, for which years. */
export interface SeriesRequest {
  readonly seed: number;
  readonly agencies: readonly Agency[];
  /** Report years, 2019 or later. */
  readonly years: readonly number[];
  /** `plain`, the default, words every report alike; `varied` draws each wording. */
  readonly wording?: "plain" | "varied" | undefined;
  /** Ways of wording that replace the drawn ones. They ask for varied wording. */
  readonly texts?: Partial<TextHabits> | undefined;
  /** How the offices have changed the form's tables; by default not at all. */
  readonly tables?: Partial<TableHabits> | undefined;
  /** How the offices write numbers into cells; by default as plain digits. */
  readonly numbers?: Partial<NumberHabits> | undefined;
  /**
   * `wild`, the default, lets counts vary from year to year as widely as real ones. `steady` keeps them near those of
   * the year before, and whatever a narrative quotes from the year before is what that year's narrative tells.
   */
  readonly spread?: YearlySpread | undefined;
  /** What is to be wrong in the last report of each agency; the truth says what could be planted. */
  readonly faults?: readonly FaultId[] | undefined;
}

function editionOf(agency: Agency, year: number): Edition {
  if (year <= agency.habits.lastYearOf2019Form) return "2019";
  return editionForYear(year) ?? "2019";
}

/** One year of an agency: what was drawn, and what was written of it. */
interface DrawnYear extends CopiedNarrative {
  readonly stream: Random;
  readonly figures: Figures;
}

/** How much information the narrative of a year says was disclosed. */
function disclosedIn({ agency, stream, figures, year }: DrawnYear): number {
  return gatherFacts(stream.fork("facts"), agency, year, figures, undefined).further.disclosures.total;
}

/** What printing one year needs beside its request. */
interface YearInput {
  readonly request: SeriesRequest;
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  /** The years before in which nothing is missing, in order. */
  readonly before: readonly DrawnYear[];
  readonly wanted: readonly FaultId[];
  /** The last year of the agency before it in the list, from whose narrative it may copy. */
  readonly neighbour: DrawnYear | undefined;
}

/** The report from which the narrative is copied, and the fault that this is. */
function copiedFrom({ neighbour, before, wanted }: YearInput): readonly [DrawnYear, FaultId] | null {
  const last = before.at(-1);
  if (wanted.includes("narrative-of-last-year") && last !== undefined) {
    return [last, "narrative-of-last-year"];
  }
  if (!wanted.includes("narrative-of-another-agency") || neighbour === undefined) return null;
  return [neighbour, "narrative-of-another-agency"];
}

function namedFault(id: FaultId): PlantedFault {
  return { id, cells: [], right: new Map(), claims: [], sections: ["overview"], expects: FAULTS[id].expects };
}

/** The numbers of a year with faults between it and the years before. */
function plantBetweenYears(
  { before, wanted }: YearInput,
  stream: Random,
  drawn: Figures,
  draw: (previous: Figures | undefined) => Figures,
): { readonly figures: Figures; readonly planted: readonly PlantedFault[] } {
  const previous = before.at(-1)?.figures;
  const planted: PlantedFault[] = [];
  if (previous === undefined) return { figures: drawn, planted };
  let figures = drawn;
  for (const id of wanted.filter(isSeriesFault)) {
    if (id === "narrative-of-last-year" || id === "narrative-of-another-agency" || id === "another-version") {
      continue;
    }
    const random = stream.fork(`faults/${id}`);
    const plan = planSeriesFault(id, {
      random,
      figures,
      previous,
      before: before.map((year) => year.figures),
      draw,
    });
    if (plan === null) continue;
    figures = plan.figures;
    planted.push(plan.fault);
  }
  return { figures, planted };
}

function printYear(input: YearInput): {
  readonly drawn: DrawnYear;
  readonly reports: readonly CorpusReport[];
} {
  const { request, random, agency, year, before, wanted } = input;
  const { wording, numbers, spread } = request;
  const stream = random.fork(`${agency.name}/${year}`);
  const isVaried = wording === "varied" || request.texts !== undefined;
  const copied = copiedFrom(input);
  const { edition, tables, texts, planted } = plantHabitFaults({
    random: stream.fork("habit faults"),
    wanted,
    year,
    edition: editionOf(agency, year),
    tables: request.tables ?? {},
    texts: isVaried ? { ...drawTextHabits(stream.fork("texts")), ...request.texts } : undefined,
  });
  const draw = (previous: Figures | undefined) => {
    const drawing = { random: stream.fork("figures"), agency, edition, previous, spread };
    const foreign = Object.keys(tables.editions ?? {}).length > 0;
    return foreign ? generateMixedFigures(drawing, { ...PLAIN_TABLES, ...tables }) : generateFigures(drawing);
  };
  const last = before.at(-1);
  const faulty = plantBetweenYears(input, stream, draw(last?.figures), draw);
  const print = {
    random: stream,
    agency,
    year,
    edition,
    figures: faulty.figures,
    previous: last?.figures,
    priorTotal: spread === "steady" && last !== undefined ? disclosedIn(last) : undefined,
    texts,
    tables,
    numbers,
    faults: wanted,
    copied: copied?.[0],
    planted: [...planted, ...faulty.planted, ...(copied === null ? [] : [namedFault(copied[1])])],
  };
  const { report, sections } = printReport(print);
  return {
    drawn: { agency, year, stream, figures: faulty.figures, sections },
    reports: wanted.includes("another-version") ? [report, printOther(print, report)] : [report],
  };
}

/** The report of the same year once more, with other numbers of licences. */
function printOther(print: Parameters<typeof printReport>[0], first: CorpusReport): CorpusReport {
  const cell = "proactiveDisclosure/licensing.licenses/decisions";
  const right = figureAt(print.figures, cell);
  const fault: PlantedFault = {
    ...namedFault("another-version"),
    cells: [cell],
    right: new Map([[cell, right]]),
    sections: [],
  };
  const { report: other } = printReport({
    ...print,
    figures: new Map([...print.figures, [cell, right + 12]]),
    planted: [...(print.planted ?? []), fault],
  });
  return { ...other, name: first.name.replace(/(\.\w+)$/, "-2$1") };
}

/**
 * Generates the reports of several agencies over several years, by agency and then by year.
 *
 * The years of one agency agree: what is pending at the end of one year is pending at the start of the next, and
 * stocks of documents and items carry over. Faults are planted in the last year of each agency; of these,
 * `another-version` puts a second report of that year behind the first, and `narrative-of-another-agency` copies from the
 * agency before in the list.
 */
export function generateSeries(request: SeriesRequest): readonly CorpusReport[] {
  const random = createRandom(request.seed).fork("series");
  const inOrder = [...new Set(request.years)].sort((left, right) => left - right);
  let neighbour: DrawnYear | undefined;
  return request.agencies.flatMap((agency) => {
    let before: readonly DrawnYear[] = [];
    const reports = inOrder.flatMap((year, index) => {
      // A gap between the years wanted breaks the chain: nothing is known of the year in between.
      if (inOrder[index - 1] !== year - 1) before = [];
      const wanted = index === inOrder.length - 1 ? (request.faults ?? []) : [];
      const { drawn, reports: printed } = printYear({
        request,
        random,
        agency,
        year,
        before,
        wanted,
        neighbour,
      });
      before = [...before, drawn];
      return printed;
    });
    neighbour = before.at(-1);
    return reports;
  });
}
