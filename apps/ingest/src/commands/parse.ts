import { readDocument } from "@gongkai/documents";
import { parseReport } from "@gongkai/parser";
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

async function parseInput({ name, read }: Input): Promise<object> {
  const source = readDocument(name, await read());
  const { report, diagnostics } = parseReport(source);
  if (report !== null) return { ...report, diagnostics };
  return { source: { name: source.name, sha256: source.sha256 }, reports: 0, diagnostics };
}

/** `gongkai parse`: one JSON object per document on standard output, failures on standard error. */
export async function runParse(operands: readonly string[], { format }: ParseOptions): Promise<void> {
  const { inputs, failures } = await findInputs(operands);
  const problems: GongkaiError[] = [...failures];
  let reports = 0;
  for (const input of inputs) {
    try {
      const result = await parseInput(input);
      if (!("reports" in result)) reports += 1;
      await write(`${JSON.stringify(result, null, format === "json" ? 2 : 0)}\n`);
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      problems.push(error);
    }
  }
  for (const { message } of problems) process.stderr.write(`gongkai: ${message}\n`);
  if (problems.length > 0 || reports === 0) process.exitCode = 1;
}
