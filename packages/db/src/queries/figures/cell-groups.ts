import {
  CONCORDANCE,
  type ConcordanceEntry,
  EDITIONS,
  type Edition,
  GongkaiError,
  type LocalizedText,
  type Unit,
} from "@gongkai/schema";
import { FIGURE_PLACES, type FigurePlace } from "./figure-places.ts";
import { cellsOfGroup, leafCells } from "./form-tree.ts";

/** Cells that are added up in each report, laid out for every edition whose form has them. */
export interface CellGroup {
  /** What the cells are in each edition. An edition without a counterpart for one of them is absent. */
  readonly cells: ReadonlyMap<Edition, readonly FigurePlace[]>;
  /** What the cells count; a number where they differ. */
  readonly unit: Unit;
  /** How many stored units make one: 100 for money, which is kept in fen and spoken in yuan. */
  readonly scale: 1 | 100;
  /** What has to be said of the comparison between the editions. */
  readonly notes: readonly LocalizedText[];
}

/** Every place that a group is read from, in whichever edition. */
export function placesOf({ cells }: CellGroup): readonly FigurePlace[] {
  return [...cells.values()].flat();
}

const ENTRY_OF: ReadonlyMap<string, ConcordanceEntry> = new Map(
  CONCORDANCE.flatMap((entry) =>
    [entry.in2019, ...entry.in2021].flatMap((address) =>
      address === null ? [] : [[address, entry] as const],
    ),
  ),
);

function refuse(message: string): GongkaiError {
  return new GongkaiError("BAD_USER_INPUT", message);
}

/** The cells that an address stands for: itself, or those of a group of rows. */
function expand(name: string, address: string): readonly string[] {
  if (FIGURE_PLACES.has(address)) return [address];
  const inside = cellsOfGroup(address).filter((each) => FIGURE_PLACES.has(each));
  if (inside.length > 0) return inside;
  throw refuse(
    `Measure ${JSON.stringify(name)} names the cell ${JSON.stringify(address.slice(0, 100))}, and no form has it. An address is table/row/column, such as requests/received/total.`,
  );
}

/** Refuses cells of which one counts what another counts as well. */
function refuseDoubles(name: string, addresses: readonly string[]): void {
  const counted = new Map<string, string>();
  for (const address of addresses) {
    for (const leaf of leafCells(address)) {
      const other = counted.get(leaf);
      if (other !== undefined) {
        const twice = other === address ? "stands there twice" : `counts what ${other} counts as well`;
        throw refuse(
          `Measure ${JSON.stringify(name)} would count twice: ${address} ${twice}. A total is never added to its parts; give the one or the other.`,
        );
      }
      counted.set(leaf, address);
    }
  }
}

/** What the cells of one line of the concordance, as far as they were asked for, are in an edition; null for nothing. */
function inEdition(
  { kind, in2019, in2021 }: ConcordanceEntry,
  asked: ReadonlySet<string>,
  edition: Edition,
): readonly string[] | null {
  const isJoined = kind === "same" || kind === "sumOf";
  const has2019 = in2019 !== null && asked.has(in2019);
  const of2021 = in2021.filter((address) => asked.has(address));
  const isWhole = has2019 || of2021.length === in2021.length;
  if (isJoined && isWhole) return edition === "2019" ? (in2019 === null ? null : [in2019]) : in2021;
  if (edition === "2019") return has2019 && of2021.length === 0 ? [in2019] : null;
  return has2019 || of2021.length === 0 ? null : of2021;
}

/** Where the cells are in an edition; undefined where it has no counterpart for one of them. */
function placesIn(
  entries: ReadonlySet<ConcordanceEntry>,
  asked: ReadonlySet<string>,
  edition: Edition,
): readonly FigurePlace[] | undefined {
  const places: FigurePlace[] = [];
  for (const entry of entries) {
    const addresses = inEdition(entry, asked, edition);
    if (addresses === null) return undefined;
    places.push(...addresses.flatMap((address) => FIGURE_PLACES.get(address) ?? []));
  }
  return places;
}

/**
 * Lays out cells that are to be added up, for both editions by the concordance. `name` is what errors call them.
 *
 * An address may name a group of rows, such as `requests/processed.denied/total`, and then stands for the rows in it.
 *
 * @throws GongkaiError BAD_USER_INPUT for an address that no form has, a total together with one of its parts, money
 *   together with counts, and cells that no form has together
 */
export function layOutCells(name: string, addresses: readonly string[]): CellGroup {
  const asked = addresses.flatMap((address) => expand(name, address));
  if (asked.length === 0)
    throw refuse(`Measure ${JSON.stringify(name)} names no cells. Give at least one address.`);
  refuseDoubles(name, asked);
  const units = new Set(asked.flatMap((address) => FIGURE_PLACES.get(address)?.unit ?? []));
  const [first = "count"] = units;
  const unit = units.size > 1 ? "count" : first;
  if (units.size > 1 && units.has("money"))
    throw refuse(`Measure ${JSON.stringify(name)} adds money to counts. Measure them apart.`);
  const entries = new Set(asked.flatMap((address) => ENTRY_OF.get(address) ?? []));
  const cells = new Map<Edition, readonly FigurePlace[]>();
  for (const edition of EDITIONS) {
    const places = placesIn(entries, new Set(asked), edition);
    if (places !== undefined) cells.set(edition, places);
  }
  if (cells.size === 0) {
    throw refuse(
      `Measure ${JSON.stringify(name)} adds cells of different editions, and no form has them all. Measure each edition apart.`,
    );
  }
  const notes = new Set([...entries].flatMap(({ note }) => note ?? []));
  return { cells, unit, scale: unit === "money" ? 100 : 1, notes: [...notes] };
}
