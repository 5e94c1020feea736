import { resolve } from "node:path";
import { profileAgency } from "@gongkai/agencies";
import { type CheckSourceOptions, checkSource, checkStatus, pairYears } from "@gongkai/check";
import { openDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import { type CheckConfig, readCheckConfig } from "@gongkai/pipeline";
import { GongkaiError, type Source } from "@gongkai/schema";
import { type CheckOutput, writeResults } from "../check-output.ts";
import { findInputs, type Input } from "../find-inputs.ts";
import { printable } from "../terminal/printable.ts";

/** Settings of `gongkai check`. */
export interface CheckCommandOptions extends CheckOutput {
  readonly previous?: string;
  readonly strict: boolean;
  readonly rules?: string;
  readonly without?: string;
  readonly config?: string;
}

/** The exit statuses of `gongkai check`. The gravest of all files counts. */
const STATUS = { passed: 0, failed: 1, unreadable: 2 } as const;

function splitCodes(list: string | undefined): readonly string[] | undefined {
  return list
    ?.split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

/** Reads inputs in turn; those that cannot be read are named and do not stop the rest. */
async function openAll(inputs: readonly Input[], problems: GongkaiError[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { name, read } of inputs) {
    try {
      sources.push(await openDocument(name, await read()));
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      problems.push(error);
    }
  }
  return sources;
}

async function openPrevious(path: string): Promise<Source> {
  const { inputs, failures } = await findInputs([path]);
  if (failures[0] !== undefined) throw failures[0];
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) {
    throw new GongkaiError("BAD_USER_INPUT", `${path} is a folder. Give the one file of the year before.`);
  }
  const source = await openDocument(input.name, await input.read());
  if (parseReports(source).reports.length > 0) return source;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `${input.name} holds no yearly report to compare with. Give the report of the same agency for the year before.`,
  );
}

/** What stands before each source as the report of the year before: the given file, or another one of the sources. */
async function findPrevious(
  sources: readonly Source[],
  { previous }: CheckCommandOptions,
): Promise<ReadonlyMap<Source, Source>> {
  const [only, ...others] = sources;
  if (previous === undefined) return others.length === 0 ? new Map() : pairYears(sources);
  const before = await openPrevious(previous);
  return only === undefined ? new Map() : new Map([[only, before]]);
}

/** The same usage rules that the arguments' parser cannot state. */
function checkUsage(
  operands: readonly string[],
  inputs: readonly Input[],
  options: CheckCommandOptions,
): void {
  const { previous, output } = options;
  if (previous !== undefined && inputs.length > 1) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `--previous goes with one file, and ${inputs.length} were given. Check them one at a time, or give the reports of both years without --previous: they are matched by agency and year.`,
    );
  }
  if ([...operands, previous].filter((operand) => operand === "-").length > 1) {
    throw new GongkaiError("BAD_USER_INPUT", "Standard input can be read once only. Give - a single time.");
  }
  const read = [...inputs.map(({ name }) => name), previous, options.config];
  if (output !== undefined && read.some((path) => path !== undefined && resolve(path) === resolve(output))) {
    throw new GongkaiError("BAD_USER_INPUT", `--output ${output} would overwrite a file that is read.`);
  }
}

function checkOptions(
  config: CheckConfig,
  options: CheckCommandOptions,
): Omit<CheckSourceOptions, "previous"> {
  return {
    rules: splitCodes(options.rules) ?? config.rules,
    without: [...(config.without ?? []), ...(splitCodes(options.without) ?? [])],
    thresholds: config.thresholds,
    all: options.all,
  };
}

async function check(operands: readonly string[], options: CheckCommandOptions): Promise<number> {
  const { inputs, failures } = await findInputs(operands);
  checkUsage(operands, inputs, options);
  const config = options.config === undefined ? {} : await readCheckConfig(options.config);
  const problems: GongkaiError[] = [...failures];
  const sources = await openAll(inputs, problems);
  const previous = await findPrevious(sources, options);
  const shared = checkOptions(config, options);
  const results = sources.map((source) =>
    checkSource(source, {
      ...shared,
      previous: previous.get(source),
      agencyOf: (report) => profileAgency(report, source),
    }),
  );
  if (results.length > 0) await writeResults(results, options);
  for (const { message } of problems) process.stderr.write(`gongkai: ${printable(message)}\n`);
  const statuses = results.map((result) => STATUS[checkStatus(result, options.strict)]);
  return Math.max(problems.length > 0 ? STATUS.unreadable : STATUS.passed, ...statuses);
}

/**
 * `gongkai check`: what is wrong in reports, on standard output or in a file, and failures on standard error. The exit
 * status is that of {@link STATUS}: 1 where a rule of severity error fails, 2 where something could not be read.
 */
export async function runCheck(operands: readonly string[], options: CheckCommandOptions): Promise<void> {
  try {
    process.exitCode = await check(operands, options);
  } catch (error) {
    if (!(error instanceof GongkaiError)) throw error;
    process.stderr.write(`gongkai: ${printable(error.message)}\n`);
    process.exitCode = STATUS.unreadable;
  }
}
