import { type CellAddress, cellAt, type Finding, type FindingPlace, type Report } from "@gongkai/schema";

/** A sum of more places than this is shown without its zeros. */
const FEW = 4;

/** The places of a finding that are worth a look, and how many zeros were left out. */
export interface TellingPlaces {
  readonly places: readonly FindingPlace[];
  readonly zeros: number;
}

/**
 * The places of a finding without the zeros of a long sum.
 *
 * What stands first or last in the formula, which is its total, is kept, and so are the cells that its diagnosis names.
 */
export function tellingPlaces(
  { places }: Finding,
  reports: Readonly<Record<FindingPlace["of"], Report | null>>,
  named: readonly CellAddress[],
): TellingPlaces {
  if (places.length <= FEW) return { places, zeros: 0 };
  const isZero = ({ of, cell }: FindingPlace) => {
    const tables = reports[of]?.tables;
    const found = tables === undefined || cell === null ? undefined : cellAt(tables, cell);
    return found?.state === "value" && found.value === 0;
  };
  const isNamed = ({ of, cell }: FindingPlace) => of === "report" && cell !== null && named.includes(cell);
  const telling = places.filter(
    (place, at) => at === 0 || at === places.length - 1 || isNamed(place) || !isZero(place),
  );
  return { places: telling, zeros: places.length - telling.length };
}
