import {
  type CorpusReport,
  createRandom,
  drawNumberHabits,
  drawTableHabits,
  type FaultId,
  type Agency as GeneratedAgency,
  generateAgencies,
  generateSeries,
  LAYOUT_IDS,
  type LayoutId,
  type NumberHabits,
  PERIOD_FORMS,
  type PlantedFault,
  type Random,
  type TableHabits,
  type TextHabits,
} from "@gongkai/corpus";
import type { AgencyLevel, AgencyProfile } from "@gongkai/schema";

/** A report to check, and what it is checked against. */
export interface Case {
  readonly seed: number;
  readonly printed: CorpusReport;
  /** The reports of the same agency for the years before, in order. */
  readonly before: readonly CorpusReport[];
  /** Other reports for the same year. */
  readonly versions: readonly CorpusReport[];
  /** The report of another agency for the same year. */
  readonly beside: CorpusReport | undefined;
  readonly agency: AgencyProfile;
  /** What was planted; null in a faultless report. */
  readonly fault: PlantedFault | null;
}

const LEVELS: Readonly<Record<GeneratedAgency["level"], AgencyLevel>> = {
  province: "provincial",
  prefecture: "prefectural",
  county: "county",
  township: "township",
};

/** The offices of governments report for the governments themselves. */
const GOVERNMENTS: readonly string[] = ["generalOffice", "townshipGovernment"];

/** J and K print no tables. */
const LAYOUTS: readonly LayoutId[] = LAYOUT_IDS.filter((id) => id !== "J" && id !== "K");

const WRONG_PERIODS: readonly string[] = ["endsEarly", "yearBefore", "fourteenMonths"];

/** The years in which a fault can be planted that the forms of other years have no room for. */
const YEARS: Readonly<Partial<Record<FaultId, readonly number[]>>> = {
  "negative-stock": [2020],
  "procurement-without-pair": [2020],
  "stock-below-disclosed": [2020],
  "counts-in-items": [2020],
  "impossible-stock": [2021, 2022, 2023, 2024],
  "yuan-under-wan": [2021, 2022, 2023, 2024],
  "narrative-documents": [2021, 2022, 2023, 2024],
  "narrative-fee": [2021, 2022, 2023, 2024],
  "narrative-fee-unit": [2021, 2022, 2023, 2024],
  "fee-notice-missing": [2021, 2022, 2023, 2024],
  "processing-fee-unmentioned": [2021, 2022, 2023, 2024],
  "fee-unit-slip": [2022, 2023, 2024],
  "stock-not-carried": [2022, 2023, 2024],
  "fee-jump": [2022, 2023, 2024],
  "sudden-zero": [2022, 2023, 2024],
  // In 2021 the form changed, and with it what there was to tell.
  "narrative-of-last-year": [2020, 2022, 2023, 2024],
};

const COPIES: readonly FaultId[] = ["narrative-of-last-year", "narrative-of-another-agency"];

/** What is copied are sentences: who reports, and for which period, is said in the title and by the signature. */
const WITHOUT_NAMES: Partial<TextHabits> = {
  title: "canonical",
  introduction: "absent",
  contact: "none",
  period: "none",
  namesAccount: false,
};

/** Faults between years. What a year before leaves blank, nothing can be laid beside. */
const BESIDE_OTHERS: readonly FaultId[] = [
  "pending-not-carried",
  "stock-not-carried",
  "table-not-updated",
  "jump",
  "sudden-zero",
  "fee-jump",
  "too-many-disputes",
  "too-many-lawsuits",
];

/** How an office words its text without any of the faults that some have for a habit. */
function faultlessTexts(random: Random): Partial<TextHabits> {
  return {
    sections: "six",
    emptySections: "none",
    namesOther: false,
    period: random.pick(PERIOD_FORMS.filter((form) => !WRONG_PERIODS.includes(form))),
  };
}

function faultlessTables(random: Random): Partial<TableHabits> {
  return random.chance(0.5) ? { ...drawTableHabits(random), editions: {} } : {};
}

function faultlessNumbers(random: Random): Partial<NumberHabits> {
  if (random.chance(0.5)) return {};
  const drawn = drawNumberHabits(random);
  const moneyUnit = drawn.moneyUnit === "yuan" ? "none" : drawn.moneyUnit;
  return { ...drawn, moneyUnit, maskedCells: 0, doubledCells: 0 };
}

/**
 * Draws a report, with a fault in it or faultless, and the years before it. Null where the drawn numbers leave no room
 * for the fault. Offices differ in layout, wording, tables and numbers; none has a habit that is itself a fault.
 */
export function drawCase(seed: number, wanted: FaultId | null): Case | null {
  const random = createRandom(seed).fork("planted faults");
  const layout = random.pick(LAYOUTS);
  const [other, drawn] = generateAgencies({ seed, count: 2 });
  if (other === undefined || drawn === undefined) return null;
  const agency = { ...drawn, habits: { ...drawn.habits, layout } };
  // Bodies of one place often publish on one site.
  const neighbour = { ...other, habits: { ...other.habits, layout } };
  const year = random.pick(YEARS[wanted ?? "jump"] ?? [2020, 2021, 2022, 2023, 2024]);
  const yearsBefore = wanted === "sudden-zero" ? 3 : 1;
  const copied = wanted !== null && COPIES.includes(wanted) ? WITHOUT_NAMES : undefined;
  const isVaried = wanted === "wrong-period" || copied !== undefined || random.chance(0.7);
  const tables = faultlessTables(random.fork("tables"));
  const series = generateSeries({
    seed,
    agencies: wanted === "narrative-of-another-agency" ? [neighbour, agency] : [agency],
    years: Array.from({ length: yearsBefore + 1 }, (_, index) => year - yearsBefore + index),
    spread: "steady",
    ...(isVaried ? { wording: "varied", texts: { ...faultlessTexts(random.fork("texts")), ...copied } } : {}),
    tables:
      BESIDE_OTHERS.includes(wanted ?? "jump") && wanted !== null ? { ...tables, blankCells: 0 } : tables,
    numbers: faultlessNumbers(random.fork("numbers")),
    faults: wanted === null ? [] : [wanted],
  });
  const own = series.filter(({ truth }) => truth.agency.name === agency.name);
  const isLast = ({ truth }: CorpusReport) => truth.year === year;
  const printed = own.findLast(isLast);
  if (printed === undefined) return null;
  const fault = printed.truth.faults.find(({ id }) => id === wanted) ?? null;
  if (wanted !== null && fault === null) return null;
  return {
    seed,
    printed,
    before: own.filter((report) => !isLast(report)),
    versions: own.filter((report) => isLast(report) && report !== printed),
    beside: series.find((report) => isLast(report) && !own.includes(report)),
    agency: {
      level: LEVELS[agency.level],
      kind: GOVERNMENTS.includes(agency.kind.id) ? "government" : agency.kind.id,
    },
    fault,
  };
}
