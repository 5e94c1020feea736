import type { LayoutId } from "../layouts/layout.ts";
import { LAYOUT_IDS } from "../layouts/layout.ts";
import type { Random } from "../random.ts";

/** How the title is worded, or that there is none. */
export type TitleWording = "canonical" | "yearFirst" | "annual" | "none";

/** How an agency's office fills in the form and how its website prints the result. */
export interface Habits {
  readonly layout: LayoutId;
  /** `totalColumn`: table `requests` is filled in its last column only, the rest stays blank. */
  readonly filledColumns: "all" | "totalColumn";
  /** Whether blank cells keep their place in text layouts or vanish, with padding at the end of the row. */
  readonly blanks: "kept" | "dropped";
  /** Whether header labels that wrap lose what stands after the line break. */
  readonly cutHeaders: boolean;
  readonly title: TitleWording;
  /** `insideWord` breaks the title within a group of words, `afterAgency` before the year. */
  readonly titleBreak: "none" | "insideWord" | "afterAgency";
  /** Whether the page's menu and contact lines stand around the text. */
  readonly hasPageNoise: boolean;
  /** Whether counts from 1000 print as `1,234`. */
  readonly separatesThousands: boolean;
  /** Whether changes print as `+3`. */
  readonly signsChanges: boolean;
  /** Whether rows that cannot concern the agency are marked `/` instead of 0. */
  readonly marksNotApplicable: boolean;
  /** The last report year for which the office uses the 2019 form; the notice says 2020. */
  readonly lastYearOf2019Form: number;
}

/** The layouts as often as real reports use them; layouts that are not named come only where they are asked for. */
const LAYOUT_WEIGHTS: Readonly<Partial<Record<LayoutId, number>>> = {
  A: 12,
  B: 3,
  C: 4,
  C2: 4,
  D: 3,
  E: 2,
  F: 3,
  G: 14,
  H: 4,
  I: 2,
};

/** Draws the habits of one office, about as frequent as in real reports. */
export function drawHabits(random: Random): Habits {
  const layout = random.pick(
    LAYOUT_IDS.flatMap((id) => new Array<LayoutId>(LAYOUT_WEIGHTS[id] ?? 0).fill(id)),
  );
  return {
    layout,
    filledColumns: random.chance(0.06) ? "totalColumn" : "all",
    blanks: random.chance(0.5) ? "kept" : "dropped",
    cutHeaders: random.chance(0.2),
    title: random.pick(["canonical", "canonical", "canonical", "yearFirst", "annual", "none"]),
    titleBreak: random.pick(["none", "none", "none", "insideWord", "afterAgency"]),
    hasPageNoise: random.chance(0.4),
    separatesThousands: random.chance(0.1),
    signsChanges: random.chance(0.4),
    marksNotApplicable: random.chance(0.05),
    lastYearOf2019Form: 2020,
  };
}
