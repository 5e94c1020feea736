import type { FaultDescription } from "./fault-description.ts";
import { NARRATIVE_NUMBER_FAULTS } from "./narrative-faults.ts";
import { NUMBER_FAULTS } from "./number-faults.ts";
import { SERIES_FAULTS } from "./series-faults.ts";
import { STRUCTURE_FAULTS } from "./structure-faults.ts";

/** Everything that offices get wrong and that can be planted, with the rules that can see it. */
export const FAULTS = {
  ...NUMBER_FAULTS,
  ...NARRATIVE_NUMBER_FAULTS,
  ...STRUCTURE_FAULTS,
  ...SERIES_FAULTS,
} as const satisfies Record<string, FaultDescription>;

/** The name of a fault. */
export type FaultId = keyof typeof FAULTS;

/** The name of a fault in the cells of a table. */
export type NumberFaultId = keyof typeof NUMBER_FAULTS;

/** The name of a fault in a number of the narrative. */
export type NarrativeFaultId = keyof typeof NARRATIVE_NUMBER_FAULTS;

/** The name of a fault in how a report is put together. */
export type StructureFaultId = keyof typeof STRUCTURE_FAULTS;

/** The name of a fault that shows beside other reports only. */
export type SeriesFaultId = keyof typeof SERIES_FAULTS;

// `Object.keys` widens the names that it lists.
const namesOf = <Id extends string>(faults: Readonly<Record<Id, unknown>>) => Object.keys(faults) as Id[];

/** Every fault, in the order in which they are described. */
export const FAULT_IDS: readonly FaultId[] = namesOf(FAULTS);

const isOneOf =
  <Id extends FaultId>(faults: Readonly<Record<Id, unknown>>) =>
  (fault: FaultId): fault is Id =>
    Object.hasOwn(faults, fault);

/** Whether a fault is one in the cells of a table. */
export const isNumberFault = isOneOf<NumberFaultId>(NUMBER_FAULTS);

/** Whether a fault is one in a number of the narrative. */
export const isNarrativeFault = isOneOf<NarrativeFaultId>(NARRATIVE_NUMBER_FAULTS);

/** Whether a fault is one in how a report is put together. */
export const isStructureFault = isOneOf<StructureFaultId>(STRUCTURE_FAULTS);

/** Whether a fault shows beside other reports only. */
export const isSeriesFault = isOneOf<SeriesFaultId>(SERIES_FAULTS);
