import { openDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import { GongkaiError } from "@gongkai/schema";
import { findInputs, type Input } from "../find-inputs.ts";

/** Settings of `gongkai parse`. */
export interface ParseOptions {
  readonly format: "jsonl" | "json";
}

/** Writes to standard output and waits while the reader is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** What one document gives: an object a report, or one that says there is none. */
async function parseInput({ name, read }: Input): Promise<readonly object[]> {
  const source = await openDocument(name, await read());
  const { reports, diagnostics } = parseReports(source);
  if (reports.length > 0) {
    return reports.map((reading) => ({
      ...reading.report,
      diagnostics: [...diagnostics, ...reading.diagnostics],
    }));
  }
  return [{ source: { name: source.name, sha256: source.sha256 }, reports: 0, diagnostics }];
}

/**
 * `gongkai parse`: one JSON object a report on standard output, failures on standard error. Exit status 1 says
 * that no report was read at all.
 */
export async function runParse(operands: readonly string[], { format }: ParseOptions): Promise<void> {
  const { inputs, failures } = await findInputs(operands);
  const problems: GongkaiError[] = [...failures];
  let reports = 0;
  for (const input of inputs) {
    try {
      for (const result of await parseInput(input)) {
        if (!("reports" in result)) reports += 1;
        await write(`${JSON.stringify(result, null, format === "json" ? 2 : 0)}\n`);
      }
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      problems.push(error);
    }
  }
  for (const { message } of problems) process.stderr.write(`gongkai: ${message}\n`);
  if (reports === 0) process.exitCode = 1;
}
