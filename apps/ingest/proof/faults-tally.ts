import type { StoreVerdict } from "./faults-store.ts";

/** What a suite of the proof came to: a row of the table that is printed. */
export interface ProofRow {
  readonly suite: string;
  readonly runs: number;
  /** How many faults were done to it. */
  readonly faults: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unexpected: number;
  /** Invariants that did not hold afterwards. */
  readonly broken: number;
  /** How many stores had another digest than the one to which nothing had happened. */
  readonly different: number;
  /** What exactly went wrong, and what could not be tried. */
  readonly notes: readonly string[];
}

/** Counts what the runs of a suite come to. */
export interface ProofTally {
  /** Adds a run after `faults` faults. */
  add(name: string, faults: number, verdict: StoreVerdict): void;
  /** Adds something that nobody expected, such as a run that ended without a sentence. */
  surprise(sentence: string): void;
  note(sentence: string): void;
  row(): ProofRow;
}

const MOST_NOTES = 40;

/** Starts to count. */
export function createProofTally(suite: string): ProofTally {
  const counts = { runs: 0, faults: 0, lost: 0, doubled: 0, unexpected: 0, broken: 0, different: 0 };
  const notes: string[] = [];
  const note = (sentence: string) => {
    if (notes.length < MOST_NOTES) notes.push(sentence);
  };
  return {
    add(name, faults, { sentences, ...verdict }) {
      counts.runs += 1;
      counts.faults += faults;
      for (const key of ["lost", "doubled", "unexpected", "broken", "different"] as const) {
        counts[key] += verdict[key];
      }
      for (const sentence of sentences.slice(0, 4)) note(`${name}: ${sentence}`);
    },
    surprise(sentence) {
      counts.unexpected += 1;
      note(sentence);
    },
    note,
    row: () => ({ suite, ...counts, notes }),
  };
}

/** Whether nothing went wrong. */
export function isClean({ lost, doubled, unexpected, broken, different }: ProofRow): boolean {
  return lost + doubled + unexpected + broken + different === 0;
}

/** The head of the table of rows. */
export const PROOF_TABLE_HEAD =
  "| suite | runs | faults | lost | doubled | unexpected | invariants broken | other digest |\n|---|--:|--:|--:|--:|--:|--:|--:|";

/** A row as Markdown. */
export function toMarkdown({ suite, runs, faults, lost, doubled, unexpected, broken, different }: ProofRow): string {
  return `| ${suite} | ${runs} | ${faults} | ${lost} | ${doubled} | ${unexpected} | ${broken} | ${different} |`;
}
