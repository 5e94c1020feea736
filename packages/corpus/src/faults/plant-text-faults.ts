import { type CellAddress, type FormSectionId, TABLE_IDS, type TableId } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import type { Facts } from "../narrative/facts.ts";
import type { StatedClaim } from "../narrative/passage.ts";
import type { WrittenSection } from "../narrative/resolve-claims.ts";
import type { Stater } from "../narrative/stater.ts";
import type { Random } from "../random.ts";
import { type FaultId, isNarrativeFault, isStructureFault, type NarrativeFaultId } from "./faults.ts";
import { ALWAYS_SAID, NARRATIVE_PLANS } from "./narrative-plans.ts";
import { plantSectionFault } from "./section-faults.ts";

/** A fault that was planted in the text, before the claims of the whole report are numbered. */
export interface TextFault {
  readonly id: FaultId;
  readonly claims: readonly StatedClaim[];
  readonly sections: readonly FormSectionId[];
  /** The cells that the narrative disagrees with. */
  readonly cells: readonly CellAddress[];
}

/** Sections with faults in them. */
export interface FaultyText {
  readonly sections: readonly WrittenSection[];
  readonly faults: readonly TextFault[];
  /** Tables that are not printed. */
  readonly withoutTables: readonly TableId[];
}

/** The facts with every number wrong that the faults wanted make wrong. */
export function changeFacts(right: Facts, wanted: readonly FaultId[]): Facts {
  return wanted
    .filter(isNarrativeFault)
    .reduce((facts, fault) => NARRATIVE_PLANS[fault].change(facts) ?? facts, right);
}

/** What faults in the text are planted in: sections that were written from wrong facts. */
export interface TextFaultInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  readonly right: Facts;
  readonly wrong: Facts;
  readonly state: Stater;
  readonly sections: readonly WrittenSection[];
  readonly wanted: readonly FaultId[];
}

function findWrongClaims(
  sections: readonly WrittenSection[],
  fault: NarrativeFaultId,
  right: Facts,
): readonly StatedClaim[] {
  return sections.flatMap(({ passages }) =>
    passages.flatMap(({ claims }) => claims.filter((claim) => NARRATIVE_PLANS[fault].isWrong(claim, right))),
  );
}

function plantNarrative(
  fault: NarrativeFaultId,
  { right, wrong, state }: TextFaultInput,
  sections: readonly WrittenSection[],
): { readonly sections: readonly WrittenSection[]; readonly fault: TextFault } | null {
  const plan = NARRATIVE_PLANS[fault];
  if (plan.change(right) === null) return null;
  const said = ALWAYS_SAID.has(fault) ? [] : findWrongClaims(sections, fault, right);
  if (said.length > 0) {
    return { sections, fault: { id: fault, claims: said, sections: [], cells: plan.cells } };
  }
  const added = plan.say(wrong, state, right);
  const claims = ALWAYS_SAID.has(fault)
    ? added.claims
    : added.claims.filter((claim) => plan.isWrong(claim, right));
  return {
    sections: sections.map((section) =>
      section.id === plan.section ? { ...section, passages: [...section.passages, added] } : section,
    ),
    fault: { id: fault, claims, sections: [], cells: plan.cells },
  };
}

/** Plants faults in what a report says and how it is put together. Those for which there is no room are left out. */
export function plantTextFaults(input: TextFaultInput): FaultyText {
  let sections = input.sections;
  const faults: TextFault[] = [];
  const withoutTables: TableId[] = [];
  for (const id of input.wanted) {
    if (isNarrativeFault(id)) {
      const planted = plantNarrative(id, input, sections);
      if (planted === null) continue;
      sections = planted.sections;
      faults.push(planted.fault);
    } else if (isStructureFault(id)) {
      // These are planted before anything is written.
      if (id === "wrong-period" || id === "wrong-edition" || id === "mixed-edition") continue;
      const planted = plantSectionFault(id, { ...input, sections, random: input.random.fork(id) });
      if (planted === null) continue;
      sections = planted.sections;
      if (planted.withoutTable !== undefined) withoutTables.push(planted.withoutTable);
      faults.push({ id, claims: [], sections: planted.wrong, cells: [] });
    }
  }
  return { sections, faults, withoutTables: TABLE_IDS.filter((table) => withoutTables.includes(table)) };
}
