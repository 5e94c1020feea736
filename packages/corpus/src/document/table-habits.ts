import {
  EDITIONS,
  type Edition,
  PROACTIVE_DISCLOSURE_BLOCKS,
  type ProactiveDisclosureBlockId,
} from "@gongkai/schema";
import type { Random } from "../random.ts";

/** A part of the form that an office may have copied from the form of the other edition. */
export type EditionPart = ProactiveDisclosureBlockId | "requests";

/** How an office has changed the form's tables, and what became of them on the page. */
export interface TableHabits {
  /** The share of single cells that are left blank here and there, from 0 to 1. */
  readonly blankCells: number;
  /** Whether every table has one more column, which is empty. */
  readonly phantomColumn: boolean;
  /** `missing`: the lines that name the clauses of article 20 are left out of table `proactiveDisclosure`. */
  readonly clauseLines: "printed" | "missing";
  /** Whether labels break their line, so that pieces of one label stand apart. */
  readonly splitLabels: boolean;
  /** Whether each clause, and each of the two kinds of remedy, has a table of its own. */
  readonly splitTables: boolean;
  /** Whether table `requests` runs over the end of a page, and whether its header is printed again there. */
  readonly pageBreak: "none" | "withoutHeader" | "repeatedHeader";
  /** Whether the organizations of table `requests` have an eighth column with their sum. */
  readonly subtotalColumn: boolean;
  /** Whether rows of the office's own stand among the form's; their numbers are in no truth. */
  readonly localRows: boolean;
  /** `short`: the short labels of other systems; `restyled`: other punctuation behind the ordinals. */
  readonly labels: "official" | "short" | "restyled";
  /** Whether guidance in brackets follows some labels, numbers in it included. */
  readonly guidance: boolean;
  /** Whether a line such as 单位：件 stands above the tables. */
  readonly captions: boolean;
  /** How much room text layouts have that wrap their labels. */
  readonly page: "wide" | "narrow";
  /** Parts that follow the form of another edition than the report does. */
  readonly editions: Readonly<Partial<Record<EditionPart, Edition>>>;
}

/** Tables as the form has them. */
export const PLAIN_TABLES: TableHabits = {
  blankCells: 0,
  phantomColumn: false,
  clauseLines: "printed",
  splitLabels: false,
  splitTables: false,
  pageBreak: "none",
  subtotalColumn: false,
  localRows: false,
  labels: "official",
  guidance: false,
  captions: false,
  page: "wide",
  editions: {},
};

/** Draws table habits: each is rare by itself, so that most tables have none, one or two. */
export function drawTableHabits(random: Random): TableHabits {
  const rarely = () => random.chance(0.1);
  return {
    blankCells: random.chance(0.2) ? random.pick([0.02, 0.1, 0.5]) : 0,
    phantomColumn: rarely(),
    clauseLines: rarely() ? "missing" : "printed",
    splitLabels: rarely(),
    splitTables: rarely(),
    pageBreak: rarely() ? random.pick(["withoutHeader", "repeatedHeader"]) : "none",
    subtotalColumn: rarely(),
    localRows: rarely(),
    labels: random.chance(0.8) ? "official" : random.pick(["short", "restyled"]),
    guidance: rarely(),
    captions: random.chance(0.15),
    page: random.pick(["wide", "narrow"]),
    editions: rarely() ? { [random.pick(PROACTIVE_DISCLOSURE_BLOCKS).id]: random.pick(EDITIONS) } : {},
  };
}
