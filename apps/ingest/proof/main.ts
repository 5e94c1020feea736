/**
 * Runs the long proofs that nothing is lost and nothing doubled:
 *
 *     npm run prove -- SUITE… [--runs N] [--seed S] [--size N] [--jobs N] [--seconds N] [--every N]
 *
 * A suite is an object of type `Suite` in a file beside this one, with a line in SUITES.
 */
import { parseArgs } from "node:util";
import { BACKUP_SUITES } from "./backup.ts";
import { FAULT_SUITES } from "./faults.ts";
import { killRandom } from "./kill-random.ts";
import { killSweep } from "./kill-sweep.ts";
import { MODEL_SUITE } from "./model.ts";
import { MUTATION_SUITE } from "./mutation.ts";
import { soak } from "./soak.ts";
import type { Suite } from "./suite.ts";
import { isFaultless, type Tally, toTable } from "./tally.ts";

const SUITES: Readonly<Record<string, Suite>> = {
  "kill-sweep": killSweep,
  "kill-random": killRandom,
  ...FAULT_SUITES,
  model: MODEL_SUITE,
  ...BACKUP_SUITES,
  mutation: MUTATION_SUITE,
  soak,
};

const OPTIONS = {
  runs: { type: "string" },
  seed: { type: "string", default: "1" },
  size: { type: "string" },
  jobs: { type: "string", default: "2" },
  seconds: { type: "string" },
  every: { type: "string" },
} as const;

function toNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${text} is no whole number.`);
  return value;
}

function toOptional(text: string | undefined): number | undefined {
  return text === undefined ? undefined : toNumber(text);
}

const { positionals, values } = parseArgs({ options: OPTIONS, allowPositionals: true });
const unknown = positionals.filter((name) => SUITES[name] === undefined);
if (positionals.length === 0 || unknown.length > 0) {
  const lines = Object.entries(SUITES).map(([name, { about }]) => `  ${name}: ${about}`);
  process.stderr.write(`Name one or more suites:\n${lines.join("\n")}\n`);
  process.exit(2);
}

// Ended this way, processes that still run are ended as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const results: [string, Tally][] = [];
for (const name of positionals) {
  const suite = SUITES[name];
  if (suite === undefined) continue;
  const start = performance.now();
  const tally = await suite.run({
    runs: toOptional(values.runs),
    seed: toNumber(values.seed),
    size: toOptional(values.size),
    jobs: toNumber(values.jobs),
    seconds: toOptional(values.seconds),
    every: toOptional(values.every),
    log: (line) => process.stderr.write(`${name}: ${line}\n`),
  });
  results.push([name, tally]);
  process.stderr.write(`${name}: ${Math.round((performance.now() - start) / 1000)} s\n`);
}
process.stdout.write(`${toTable(results)}\n`);
for (const [name, { troubles }] of results) {
  for (const trouble of troubles) process.stdout.write(`\n${name}: ${trouble}\n`);
}
if (!results.every(([, tally]) => isFaultless(tally))) process.exitCode = 1;
