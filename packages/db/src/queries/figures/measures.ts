import { type Edition, GongkaiError, type LocalizedText, type Unit } from "@gongkai/schema";
import { type CellGroup, layOutCells, placesOf } from "./cell-groups.ts";

/** What to measure in every report, and which figures to make of it. */
export interface MeasureRequest {
  /** What the answer calls it; another one for each measure. */
  readonly name: string;
  /** The addresses of the cells that are added up in each report. */
  readonly cells: readonly string[];
  /** The addresses of the cells of which they are to be told as a share. */
  readonly shareOf?: readonly string[] | undefined;
  /** Which quantiles to tell, each from 0 to 1. */
  readonly quantiles?: readonly number[] | undefined;
  /** Whether to compare with the year before. */
  readonly yearOnYear?: boolean | undefined;
}

/** How a measure was understood. */
export interface MeasureDescription {
  readonly name: string;
  /** What it counts. */
  readonly unit: Unit;
  /** The cells that are added up in a report of each edition; none where it has no counterpart for one of them. */
  readonly editions: readonly { readonly edition: Edition; readonly cells: readonly string[] }[];
  /** What has to be said of the comparison between the editions. */
  readonly notes: readonly LocalizedText[];
}

/** A measure whose cells are laid out. */
export interface Measure {
  readonly name: string;
  readonly cells: CellGroup;
  readonly whole: CellGroup | null;
  /** The quantiles asked for, and the median behind them. */
  readonly quantiles: readonly number[];
  readonly yearOnYear: boolean;
}

/** The most measures of one request. */
export const MAX_MEASURES = 20;

/** The most cells that the measures of one request may come to together, wholes of shares and both editions included. */
const MAX_CELLS = 1_000;

/** The most quantiles of one measure. */
const MAX_QUANTILES = 10;

const MEDIAN = 0.5;

function refuse(message: string): GongkaiError {
  return new GongkaiError("BAD_USER_INPUT", message);
}

function layOutMeasure({
  name,
  cells,
  shareOf,
  quantiles = [],
  yearOnYear = false,
}: MeasureRequest): Measure {
  const group = layOutCells(name, cells);
  const whole = shareOf === undefined ? null : layOutCells(name, shareOf);
  if (whole !== null && whole.scale !== group.scale) {
    throw refuse(`Measure ${JSON.stringify(name)} asks which share of counts some money is, or the reverse.`);
  }
  if (quantiles.length > MAX_QUANTILES) {
    throw refuse(
      `Measure ${JSON.stringify(name)} asks for ${quantiles.length} quantiles, and ${MAX_QUANTILES} are allowed.`,
    );
  }
  const wrong = quantiles.find((at) => !(at >= 0 && at <= 1));
  if (wrong !== undefined) {
    throw refuse(
      `Measure ${JSON.stringify(name)} asks for the quantile at ${wrong}. Give numbers from 0 to 1.`,
    );
  }
  return { name, cells: group, whole, quantiles: [...quantiles, MEDIAN], yearOnYear };
}

/**
 * Lays out measures before anything is read.
 *
 * @throws GongkaiError BAD_USER_INPUT for no or too many measures, names that are not their own, and what
 *   `layOutCells` refuses
 */
export function layOutMeasures(requests: readonly MeasureRequest[]): readonly Measure[] {
  if (requests.length === 0 || requests.length > MAX_MEASURES) {
    throw refuse(`There are ${requests.length} measures. Give 1 to ${MAX_MEASURES}.`);
  }
  const names = new Set(requests.map(({ name }) => name));
  if (names.size < requests.length) throw refuse("Two measures have one name. Give each a name of its own.");
  const measures = requests.map(layOutMeasure);
  const cellCount = measures
    .flatMap(({ cells, whole }) => (whole === null ? [cells] : [cells, whole]))
    .reduce((sum, group) => sum + placesOf(group).length, 0);
  if (cellCount > MAX_CELLS) {
    throw refuse(
      `The measures come to ${cellCount} cells in both forms, and ${MAX_CELLS} are allowed. Ask for some of them in another query.`,
    );
  }
  return measures;
}

/** Says how a measure was understood. */
export function describeMeasure({ name, cells, whole }: Measure): MeasureDescription {
  const { unit, notes } = cells;
  return {
    name,
    unit,
    editions: (["2019", "2021"] as const).map((edition) => ({
      edition,
      cells: (cells.cells.get(edition) ?? []).map(({ address }) => address),
    })),
    notes: [...new Set([...notes, ...(whole?.notes ?? [])])],
  };
}
