/** What runs of a suite came to. */
export interface Tally {
  readonly runs: number;
  /** Processes that were ended by SIGKILL, or faults of another kind that were provoked. */
  readonly kills: number;
  /** Documents that were put in and of which nothing is left, or not what should be. */
  readonly lost: number;
  /** Documents of which there is more than one. */
  readonly doubled: number;
  /** What should not be there, or not so. */
  readonly unexpected: number;
  /** Invariants that did not hold. */
  readonly broken: number;
  /** Runs whose content was not that of a run without faults. */
  readonly otherDigests: number;
  /** What exactly was found, in sentences. */
  readonly troubles: readonly string[];
}

/** The tally of nothing. */
export function emptyTally(): Tally {
  return {
    runs: 0,
    kills: 0,
    lost: 0,
    doubled: 0,
    unexpected: 0,
    broken: 0,
    otherDigests: 0,
    troubles: [],
  };
}

/** Two tallies together. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    kills: one.kills + other.kills,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    unexpected: one.unexpected + other.unexpected,
    broken: one.broken + other.broken,
    otherDigests: one.otherDigests + other.otherDigests,
    troubles: [...one.troubles, ...other.troubles],
  };
}

/** Whether everything was as it should be. */
export function isFaultless({ lost, doubled, unexpected, broken, otherDigests, troubles }: Tally): boolean {
  return lost + doubled + unexpected + broken + otherDigests + troubles.length === 0;
}

const HEAD =
  "| suite | runs | kills or faults | lost | doubled | unexpected | invariants broken | other digests |\n|---|--:|--:|--:|--:|--:|--:|--:|";

/** Tallies by suite as a Markdown table. */
export function toTable(suites: readonly (readonly [name: string, tally: Tally])[]): string {
  const rows = suites.map(
    ([name, { runs, kills, lost, doubled, unexpected, broken, otherDigests }]) =>
      `| ${[name, runs, kills, lost, doubled, unexpected, broken, otherDigests].join(" | ")} |`,
  );
  return [HEAD, ...rows].join("\n");
}
