import type { Tally } from "./tally.ts";

/** How a suite is run. */
export interface SuiteOptions {
  /** How many runs; each suite has a number of its own. */
  readonly runs?: number | undefined;
  /** What everything drawn is drawn from; the first of as many seeds as there are runs. */
  readonly seed: number;
  /** About how many documents a run reads. */
  readonly size?: number | undefined;
  /** How many runs go on at once. */
  readonly jobs: number;
  /** How long a suite that goes by time takes, in seconds. */
  readonly seconds?: number | undefined;
  /** How many seconds lie between two kills of a suite that goes by time. */
  readonly every?: number | undefined;
  /** Told what people should see while it runs. */
  readonly log: (line: string) => void;
}

/** A long proof of one kind. */
export interface Suite {
  /** What it does, in a sentence. */
  readonly about: string;
  /** Runs it. What is found goes into the tally; only what keeps it from running is thrown. */
  readonly run: (options: SuiteOptions) => Promise<Tally>;
}
