import { type Edition, editionForYear } from "@gongkai/schema";
import { type Agency, generateAgencies } from "./agencies/agency.ts";
import type { Habits } from "./agencies/habits.ts";
import { drawTextHabits, type TextHabits } from "./agencies/text-habits.ts";
import { applyDamage } from "./damages/apply-damage.ts";
import type { DamageId } from "./damages/damage-id.ts";
import type { NumberHabits } from "./document/number-habits.ts";
import { PLAIN_TABLES, type TableHabits } from "./document/table-habits.ts";
import type { FaultId } from "./faults/faults.ts";
import { plantHabitFaults } from "./faults/habit-faults.ts";
import type { LayoutId } from "./layouts/layout.ts";
import type { NarrativeFault } from "./narrative/plant-fault.ts";
import { generateMixedFigures } from "./numbers/generate-figures.ts";
import { printReport } from "./print-report.ts";
import { createRandom, type Random } from "./random.ts";
import type { CorpusReport } from "./truth.ts";

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

/** Generates one report; the same request gives the same report, character by character. */
export function generateReport(request: ReportRequest): CorpusReport {
  const random = createRandom(request.seed).fork("report");
  const base = request.agency ?? random.pick(generateAgencies({ seed: request.seed, count: 1 }));
  const layout = request.layout ?? request.habits?.layout ?? base.habits.layout;
  const agency = { ...base, habits: { ...base.habits, ...request.habits, layout } };
  const year = request.year ?? random.fork("year").integer(2019, 2023);
  const isVaried = request.wording === "varied" || request.texts !== undefined;
  const habits = plantHabitFaults({
    random: random.fork("habit faults"),
    wanted: request.faults ?? [],
    year,
    edition: request.edition ?? editionForYear(year) ?? "2019",
    tables: request.tables ?? {},
    texts: isVaried ? { ...drawTextHabits(random.fork("texts")), ...request.texts } : undefined,
  });
  const { edition, tables, texts, planted } = habits;
  const figures = generateMixedFigures(
    { random: random.fork("figures"), agency, edition, previous: undefined },
    { ...PLAIN_TABLES, ...tables },
  );
  const { narrativeFaults, numbers, faults } = request;
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
    planted,
  }).report;
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
