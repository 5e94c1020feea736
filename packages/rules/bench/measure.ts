import { FAULT_IDS, type FaultId, type PlantedFault } from "@gongkai/corpus";
import type { Finding, Severity } from "@gongkai/schema";
import { RULES } from "../src/index.ts";
import { checkCase } from "./check-case.ts";
import { type Case, drawCase } from "./draw-case.ts";
import { falseAlarms, type JudgedFault, judgeFault } from "./judge-case.ts";

/** How often something came of faults of one kind. */
export interface FaultCounts {
  planted: number;
  /** The report was not found, or shows the fault nowhere. */
  hidden: number;
  found: number;
  inPlace: number;
  undecided: number;
  missed: number;
  namedRight: number;
  namedOther: number;
  blameRight: number;
  blameWrong: number;
}

/** One thing to look at again: a report by its seed, and what is the matter. */
export interface Example {
  readonly seed: number;
  readonly fault: FaultId | null;
  readonly layout: string;
  readonly words: string;
}

/** What was measured on generated reports. */
export interface Measurement {
  readonly faults: ReadonlyMap<FaultId, FaultCounts>;
  readonly faultless: number;
  /** Faultless reports with at least one false alarm of a severity. */
  readonly alarmed: Readonly<Record<"error" | "warning", number>>;
  /** False alarms by rule. */
  readonly alarms: ReadonlyMap<string, number>;
  readonly examples: readonly Example[];
}

/** How many draws are tried before a fault counts as one that there is no room for. */
const MOST_DRAWS = 400;

/** Seeds of one case are this far from those of the next. */
const SEED_STEP = 1_000;

function emptyCounts(): FaultCounts {
  return {
    planted: 0,
    hidden: 0,
    found: 0,
    inPlace: 0,
    undecided: 0,
    missed: 0,
    namedRight: 0,
    namedOther: 0,
    blameRight: 0,
    blameWrong: 0,
  };
}

function drawOne(seed: number, fault: FaultId | null): Case | null {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const drawn = drawCase(seed + draw, fault);
    // A number that takes part in nothing can be found by nobody.
    if (drawn !== null && (drawn.fault === null || drawn.fault.expects.length > 0)) return drawn;
  }
  return null;
}

function add(counts: FaultCounts, judged: JudgedFault): void {
  if (!judged.isVisible) {
    counts.hidden += 1;
    return;
  }
  counts[judged.outcome] += 1;
  if (judged.outcome === "found" && judged.isInPlace) counts.inPlace += 1;
  if (judged.named === "right") counts.namedRight += 1;
  if (judged.named === "other") counts.namedOther += 1;
  if (judged.isBlameRight === true) counts.blameRight += 1;
  if (judged.isBlameRight === false) counts.blameWrong += 1;
}

function describeMiss({ outcome, isInPlace, named, isBlameRight }: JudgedFault): string | null {
  if (outcome === "missed") return "missed";
  if (outcome === "found" && !isInPlace) return "found elsewhere";
  if (named === "other") return "named another cell";
  return isBlameRight === false ? "blamed the reading" : null;
}

/** The severity of the rule that is meant for a fault before all others. */
export function severityOf({ expects }: Pick<PlantedFault, "expects">): Severity {
  return RULES.find(({ code }) => code === expects[0])?.severity ?? "information";
}

function describeAlarm({ rule, message, formula }: Finding): string {
  return `${rule}: ${message.en} [${formula}]`;
}

/**
 * Generates reports, every second one with a fault, reads, checks and diagnoses them, and counts what was found. The
 * same number and seed give the same counts.
 */
export function measureFaults(
  reports: number,
  seed: number,
  kinds: readonly FaultId[] = FAULT_IDS,
): Measurement {
  const faults = new Map(kinds.map((id) => [id, emptyCounts()]));
  const alarms = new Map<string, number>();
  const alarmed = { error: 0, warning: 0 };
  const examples: Example[] = [];
  let faultless = 0;
  for (let index = 0; index < reports; index += 1) {
    const isFaulty = index % 2 === 1;
    const id = isFaulty ? (kinds[((index - 1) / 2) % kinds.length] ?? null) : null;
    const drawn = drawOne(seed + index * SEED_STEP, id);
    if (drawn === null) continue;
    const { printed, fault, agency } = drawn;
    const { truth, layout } = printed;
    const checked = checkCase(drawn);
    const note = (words: string) => examples.push({ seed: drawn.seed, fault: id, layout, words });
    const counts = id === null ? undefined : faults.get(id);
    if (fault !== null && counts !== undefined) {
      counts.planted += 1;
      if (checked === null) {
        counts.hidden += 1;
        continue;
      }
      const judged = judgeFault(checked, fault, truth);
      add(counts, judged);
      const miss = judged.isVisible ? describeMiss(judged) : null;
      if (miss !== null) note(miss);
      continue;
    }
    faultless += 1;
    const found = checked === null ? [] : falseAlarms(checked, truth, agency.kind);
    for (const finding of found) {
      alarms.set(finding.rule, (alarms.get(finding.rule) ?? 0) + 1);
      note(describeAlarm(finding));
    }
    for (const severity of ["error", "warning"] as const) {
      if (found.some((finding) => finding.severity === severity)) alarmed[severity] += 1;
    }
  }
  return { faults, faultless, alarmed, alarms, examples };
}
