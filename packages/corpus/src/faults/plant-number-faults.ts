import { type CellAddress, cellPlace } from "@gongkai/schema";
import { type Figures, figureAt } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import type { FaultId } from "./faults.ts";
import { FAULTS, isNumberFault, type NumberFaultId } from "./faults.ts";
import { type FigureFaultId, planChange, RECEIVED } from "./figure-slips.ts";
import type { Misprint, NumberPlan, NumberPlanInput, PlanNumbers } from "./number-plan.ts";
import {
  breakProcurement,
  changeRemedy,
  countCases,
  dropTooMany,
  emptyStock,
  exceedDecisions,
  negateCount,
  printYuan,
  reportRules,
  shrinkDisclosed,
  splitCase,
} from "./other-slips.ts";
import type { PlantedFault } from "./planted-fault.ts";
import {
  changeInnerCell,
  decideNothing,
  exceedWhole,
  fillTotalsOnly,
  omitRequests,
  shiftColumn,
  shiftRow,
  splitDigits,
  swapCells,
  swapRows,
} from "./requests-slips.ts";

/** Figures with faults in them. */
export interface FaultyFigures {
  /** What the narrative tells. */
  readonly figures: Figures;
  /** What single cells print instead. */
  readonly misprints: ReadonlyMap<CellAddress, Misprint>;
  readonly faults: readonly PlantedFault[];
}

function planFigures(fault: FigureFaultId): PlanNumbers {
  return ({ figures, random }) => {
    const told = planChange(fault, figures, random);
    return told.length === 0 ? null : { told, misprints: [] };
  };
}

const PLANS: Readonly<Record<Exclude<NumberFaultId, "narrative-disagrees">, PlanNumbers>> = {
  "breaks-balance": planFigures("breaks-balance"),
  "breaks-footing": planFigures("breaks-footing"),
  "swaps-digits": planFigures("swaps-digits"),
  "fee-unit-slip": planFigures("fee-unit-slip"),
  "total-zero": planFigures("total-zero"),
  "requests-inner-cell": changeInnerCell,
  "remedies-inner-cell": changeRemedy,
  "part-above-whole": exceedWhole,
  "shifted-row": shiftRow,
  "shifted-column": shiftColumn,
  "split-digits": splitDigits,
  "swapped-cells": swapCells,
  "swapped-rows": swapRows,
  "only-total-filled": fillTotalsOnly,
  "outcome-without-request": omitRequests,
  "nothing-decided": decideNothing,
  "impossible-stock": emptyStock,
  "negative-count": negateCount,
  "fractional-count": splitCase,
  "yuan-under-wan": printYuan,
  "negative-stock": dropTooMany,
  "procurement-without-pair": breakProcurement,
  "stock-below-disclosed": shrinkDisclosed,
  "counts-in-items": countCases,
  "rules-without-power": reportRules,
  "too-many-disputes": exceedDecisions,
};

/** Numbers outside the tables with sums take part in nothing that one report could be compared with. */
function expectedRules(id: FaultId, cells: readonly CellAddress[]): readonly string[] {
  const isOutsideSums = cells.every((cell) => cellPlace(cell).table === "proactiveDisclosure");
  return id === "swaps-digits" && isOutsideSums ? [] : FAULTS[id].expects;
}

function describe(id: FaultId, { told, misprints, cells }: NumberPlan, before: Figures): PlantedFault {
  const after = new Map([...before, ...told]);
  const changed = [...told, ...misprints].map(([address]) => address);
  const wrong = cells ?? [...new Set(changed)].filter((address) => before.has(address));
  const printed = new Set(misprints.map(([address]) => address));
  return {
    id,
    cells: wrong,
    // What a cell should print is what the narrative goes by, unless that is wrong as well.
    right: new Map(wrong.map((cell) => [cell, figureAt(printed.has(cell) ? after : before, cell)])),
    claims: [],
    sections: [],
    expects: expectedRules(id, wrong),
  };
}

/** What faults in numbers are planted in. */
export interface PlantFaultsRequest extends Omit<NumberPlanInput, "random"> {
  readonly random: Random;
  readonly wanted: readonly FaultId[];
}

/**
 * Plants faults in numbers one after another. Those for which the figures leave no room are left out: a report without
 * fees has no fee to slip.
 */
export function plantFaults({ random, wanted, ...input }: PlantFaultsRequest): FaultyFigures {
  let figures = input.figures;
  const misprints = new Map<CellAddress, Misprint>();
  const faults: PlantedFault[] = [];
  for (const id of wanted.filter(isNumberFault)) {
    if (id === "narrative-disagrees") {
      const right = new Map([[RECEIVED, figureAt(figures, RECEIVED)] as const]);
      faults.push({ id, cells: [RECEIVED], right, claims: [], sections: [], expects: FAULTS[id].expects });
      continue;
    }
    const plan = PLANS[id]({ ...input, figures, random: random.fork(id) });
    if (plan === null) continue;
    faults.push(describe(id, plan, figures));
    figures = new Map([...figures, ...plan.told]);
    for (const [address, printed] of plan.misprints) misprints.set(address, printed);
  }
  return { figures, misprints, faults };
}
