import { formCells } from "@gongkai/schema";
import fc from "fast-check";
import type { MeasureRequest, ReportFilter } from "../../src/index.ts";
import { EDITIONS, KINDS, LEVELS, YEARS } from "./made-up-figures.ts";

const ADDRESSES = [...new Set(EDITIONS.flatMap(formCells).map(({ address }) => address))];
/** The rows into which the form of 2021 splits one of 2019. */
export const PARTS_OF_SPLIT = ["correctionOverdue", "feeUnpaid", "other"].map(
  (part) => `requests/processed.otherwiseClosed.${part}/total`,
);
const GROUPS: readonly (readonly string[])[] = [
  ["requests/processed.denied/total"],
  ["requests/processed.declined/naturalPerson", "requests/processed.granted/naturalPerson"],
  ["requests/processed/total"],
  ["requests/processed.otherwiseClosed/total"],
  PARTS_OF_SPLIT,
  PARTS_OF_SPLIT.slice(1),
  ["requests/received/total", "remedies/reconsideration/total"],
  ["proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ["proactiveDisclosure/procurement.centralizedProcurement/totalAmount"],
];

const CELLS = fc.oneof(
  fc.constantFrom(...ADDRESSES).map((address): readonly string[] => [address]),
  fc.constantFrom(...GROUPS),
);
const isMoney = (cells: readonly string[]) => cells.some((each) => /amountCollected|totalAmount/.test(each));
const MEASURE = fc
  .record({
    cells: CELLS,
    shareOf: fc.option(CELLS, { nil: undefined }),
    quantiles: fc.uniqueArray(fc.constantFrom(0, 0.1, 0.25, 1 / 3, 0.75, 0.9, 1), { maxLength: 4 }),
    yearOnYear: fc.boolean(),
  })
  .map((measure) =>
    measure.shareOf === undefined || isMoney(measure.shareOf) === isMoney(measure.cells)
      ? measure
      : { ...measure, shareOf: undefined },
  );
/** Measures of cells and of groups of cells. */
export const MEASURES = fc
  .array(MEASURE, { minLength: 1, maxLength: 6 })
  .map((measures): readonly MeasureRequest[] =>
    measures.map((measure, index) => ({ ...measure, name: `measure ${index}` })),
  );
const NARROW: fc.Arbitrary<ReportFilter> = fc.record(
  {
    years: fc.subarray(YEARS),
    editions: fc.subarray([...EDITIONS]),
    levels: fc.subarray(LEVELS.slice(0, 3)),
    kinds: fc.subarray(KINDS.slice(0, 2)),
    regionCode: fc.constantFrom("32", "3213", "44", "51"),
    synthetic: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Many filters leave little; half of them leave all, so that every kind of report is met. */
export const FILTER = fc.oneof(NARROW, fc.constant<ReportFilter>({}));
