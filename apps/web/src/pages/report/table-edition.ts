import { type CellAddress, EDITIONS, type Edition, editionForYear, formCells } from "@gongkai/schema";
import type { Edition as EditionValue } from "../../data/schema-types.generated.ts";

const ADDRESSES = new Map<Edition, ReadonlySet<string>>(
  EDITIONS.map((edition) => [
    edition,
    new Set<CellAddress>(formCells(edition).map(({ address }) => address)),
  ]),
);

/** Whether the form of an edition has a place at an address. */
export function hasPlace(edition: Edition, address: string): boolean {
  return ADDRESSES.get(edition)?.has(address) ?? false;
}

/** The edition that a report follows, or where it says none, the one that was meant for its year. */
export function editionOfReport(value: EditionValue | null, year: number | null): Edition {
  const known = EDITIONS.find((edition) => `EDITION_${edition}` === value);
  return known ?? (year === null ? null : editionForYear(year)) ?? "2021";
}

/** The edition whose form has a cell, the `preferred` one where both have it. */
export function editionOfCell(address: string, preferred: Edition): Edition {
  return hasPlace(preferred, address)
    ? preferred
    : (EDITIONS.find((edition) => hasPlace(edition, address)) ?? preferred);
}

/** The edition whose form has most of the cells of a table, as reports mix them; the `preferred` one where both do. */
export function editionOfTable(addresses: readonly string[], preferred: Edition): Edition {
  const count = (edition: Edition) => addresses.filter((address) => hasPlace(edition, address)).length;
  return EDITIONS.reduce((best, edition) => (count(edition) > count(best) ? edition : best), preferred);
}
