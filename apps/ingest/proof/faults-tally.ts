import type { StoreVerdict } from "./faults-store.ts";
import type { Tally } from "./tally.ts";

/** Counts what the runs of a suite come to. */
export interface FaultTally {
  /** Adds a run after `faults` faults. */
  add(name: string, faults: number, verdict: StoreVerdict): void;
  /** Adds something that nobody expected, such as a run that ended without a sentence. */
  surprise(sentence: string): void;
  result(): Tally;
}

const MOST_TROUBLES = 40;
/** So many sentences of one run are kept. */
const MOST_OF_A_RUN = 4;

/** Starts to count. */
export function createFaultTally(): FaultTally {
  const counts = { runs: 0, kills: 0, lost: 0, doubled: 0, unexpected: 0, broken: 0, otherDigests: 0 };
  const troubles: string[] = [];
  const tell = (sentence: string) => {
    if (troubles.length < MOST_TROUBLES) troubles.push(sentence);
  };
  return {
    add(name, faults, { sentences, lost, doubled, unexpected, broken, different }) {
      counts.runs += 1;
      counts.kills += faults;
      counts.lost += lost;
      counts.doubled += doubled;
      counts.unexpected += unexpected;
      counts.broken += broken;
      counts.otherDigests += different;
      for (const sentence of sentences.slice(0, MOST_OF_A_RUN)) tell(`${name}: ${sentence}`);
    },
    surprise(sentence) {
      counts.unexpected += 1;
      tell(sentence);
    },
    result: () => ({ ...counts, troubles }),
  };
}
