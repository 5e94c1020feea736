import type { Report } from "@gongkai/schema";
import type { Constraints, Equation } from "./constraints.ts";
import { changesTo, readLine, settlesAll } from "./line-changes.ts";
import type { Line } from "./lines.ts";
import type { Proposal } from "./proposal.ts";
import { recognizeSlip } from "./slips.ts";

/** What a run of a line may have been before it moved, with null for the number that was lost at its end. */
function readingsBefore(run: readonly number[]): readonly (readonly (number | null)[])[] {
  const [first = 0, second = 0, ...others] = run;
  return [
    [second, ...others, null],
    [null, ...run.slice(0, -1)],
    [Number(`${first}${second}`), ...others, null],
    ...(run.length === 2 ? [[second, first]] : []),
  ];
}

/** The numbers that one lost at a place of a line may have been: none, or what its identity is short of. */
function lostNumbers(
  line: Line,
  place: number,
  wanted: readonly (number | null)[],
  { equationsOf }: Constraints,
): readonly number[] {
  const cell = line.cells[place];
  const [equation] = cell === undefined ? [] : (equationsOf.get(cell) ?? []);
  if (cell === undefined || equation === undefined || equation.hasUnread) return [0];
  // Every cell of an identity of table `remedies` stands on its one line.
  const sum = line.cells.reduce(
    (total, each, index) => total + (equation.coefficients.get(each) ?? 0) * (wanted[index] ?? 0),
    0,
  );
  const missing = -sum / (equation.coefficients.get(cell) ?? 1);
  return missing > 0 ? [0, missing] : [0];
}

/** Runs of a line that no identity crosses, that of table `remedies`, moved by one place. */
export function proposeRuns(
  line: Line,
  equations: readonly Equation[],
  report: Report,
  constraints: Constraints,
): readonly Proposal[] {
  const read = readLine(line, report);
  const numbers = read.map((number) => number ?? 0);
  const propose = (wanted: readonly number[]): readonly Proposal[] => {
    const changes = changesTo(line, read, wanted);
    if (changes === null || changes.length < 2 || !settlesAll(changes, equations, constraints)) return [];
    const kind = recognizeSlip({ read, wanted }, line.along);
    return kind === null ? [] : [{ kind, changes, along: line.along }];
  };
  const proposals: Proposal[] = [];
  for (let first = 0; first < read.length; first += 1) {
    for (let last = first + 1; last < read.length; last += 1) {
      for (const run of readingsBefore(numbers.slice(first, last + 1))) {
        const whole = [...numbers.slice(0, first), ...run, ...numbers.slice(last + 1)];
        const lost = whole.indexOf(null);
        const candidates = lost < 0 ? [0] : lostNumbers(line, lost, whole, constraints);
        for (const candidate of candidates)
          proposals.push(...propose(whole.map((each) => each ?? candidate)));
      }
    }
  }
  return proposals;
}
