import { type Agency, generateAgencies } from "./agencies/agency.ts";
import type { Habits } from "./agencies/habits.ts";
import type { DamageId } from "./damages/damage-id.ts";
import { damageReport } from "./generate-report.ts";
import { generateSeries } from "./generate-series.ts";
import type { CorpusReport } from "./truth.ts";

/** Chosen so that the agencies are of twelve kinds and of all four levels. */
const SAMPLE_SEED = 2256;

const SAMPLE_YEARS = [2019, 2020, 2021, 2022, 2023] as const;

const PLAIN: Partial<Habits> = { filledColumns: "all", marksNotApplicable: false, cutHeaders: false };

/** One agency of the sample: the habits that its pages show, and what was done to the texts of some years. */
interface SampleAgency {
  readonly habits: Partial<Habits>;
  readonly damages?: Readonly<Partial<Record<number, readonly DamageId[]>>>;
}

/** Every layout, and every hazard that a reader of real reports meets, at least once. */
const SAMPLE_AGENCIES: readonly SampleAgency[] = [
  { habits: { ...PLAIN, layout: "A", title: "canonical" } },
  { habits: { ...PLAIN, layout: "B", title: "yearFirst" } },
  { habits: { ...PLAIN, layout: "C", cutHeaders: true, titleBreak: "insideWord", title: "canonical" } },
  { habits: { ...PLAIN, layout: "C2", title: "annual" } },
  {
    habits: { ...PLAIN, layout: "D", filledColumns: "totalColumn", blanks: "dropped", cutHeaders: true },
    damages: { 2019: ["body-doubled"], 2022: ["body-doubled"] },
  },
  { habits: { ...PLAIN, layout: "E", title: "canonical" } },
  { habits: { ...PLAIN, layout: "F", title: "none" } },
  {
    habits: { ...PLAIN, layout: "G", title: "canonical" },
    damages: { 2022: ["glossed-traditional"], 2023: ["lines-deduplicated", "glossed-traditional"] },
  },
  { habits: { ...PLAIN, layout: "H", title: "canonical" } },
  { habits: { ...PLAIN, layout: "I", title: "annual" } },
  { habits: { ...PLAIN, layout: "A", title: "none", hasPageNoise: true, separatesThousands: true } },
  { habits: { ...PLAIN, layout: "H", marksNotApplicable: true, titleBreak: "afterAgency" } },
  { habits: { ...PLAIN, layout: "G", title: "none", hasPageNoise: true } },
  {
    habits: { ...PLAIN, layout: "A", filledColumns: "totalColumn", blanks: "kept", lastYearOf2019Form: 2021 },
  },
];

function sampleAgencies(): readonly Agency[] {
  return generateAgencies({ seed: SAMPLE_SEED, count: SAMPLE_AGENCIES.length }).map((agency, index) => ({
    ...agency,
    habits: { ...agency.habits, ...SAMPLE_AGENCIES[index]?.habits },
  }));
}

/**
 * The sample data: fourteen invented agencies, 2019 to 2023, every layout and both editions.
 *
 * Like the world, a few of them leave columns blank, print in Traditional script, print the text twice or have
 * lost their repeated lines.
 */
export function sampleReports(): readonly CorpusReport[] {
  const agencies = sampleAgencies();
  return agencies.flatMap((agency, index) =>
    generateSeries({ seed: SAMPLE_SEED, agencies: [agency], years: SAMPLE_YEARS }).map((report) =>
      (SAMPLE_AGENCIES[index]?.damages?.[report.truth.year] ?? []).reduce(damageReport, report),
    ),
  );
}
