import type { InputToOpen } from "@gongkai/containers";
import { openDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import { GongkaiError } from "@gongkai/schema";
import { findInputs } from "../find-inputs.ts";
import { printable, printableJson } from "../terminal/printable.ts";

/** Settings of `gongkai parse`. */
export interface ParseOptions {
  readonly format: "jsonl" | "json";
  /** How failures are said on standard error. */
  readonly errors: "text" | "json";
  /** Says nothing of documents that hold no report. */
  readonly reportsOnly: boolean;
  readonly textField?: string;
  readonly htmlField?: string;
  readonly urlField?: string;
}

/** A document with the names that tell it from all others. */
interface Document {
  readonly name: string;
  readonly url: string | null;
  readonly bytes: Uint8Array;
}

const STANDARD_INPUT = "-";

/** Writes to standard output and waits while the reader is slower than we are, so that nothing piles up. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** What one document gives: an object a report, or one that says there is none. */
async function parseDocument({ name, url, bytes }: Document): Promise<readonly object[]> {
  const opened = await openDocument(name, bytes, url === null ? {} : { url });
  const { reports, diagnostics } = parseReports(opened);
  const source = { name: opened.name, sha256: opened.sha256, ...(url === null ? {} : { url }) };
  if (reports.length === 0) return [{ source, reports: 0, diagnostics }];
  return reports.map((reading) => ({
    ...reading.report,
    source,
    diagnostics: [...diagnostics, ...reading.diagnostics],
  }));
}

/** Reads inputs, prints what they give, and remembers whether that was anything. */
function createParseRun({ format, errors, reportsOnly, ...fields }: ParseOptions) {
  const inputOptions = {
    fields: {
      ...(fields.textField === undefined ? {} : { text: [fields.textField] }),
      ...(fields.htmlField === undefined ? {} : { html: [fields.htmlField] }),
      ...(fields.urlField === undefined ? {} : { url: [fields.urlField] }),
    },
  };
  let reports = 0;
  // A stream may well hold no report, and one that broke off more of them than were printed.
  const streams = { ended: 0, broken: 0 };

  function fail(name: string, url: string | null, { code, message }: GongkaiError): void {
    const source = { name, ...(url === null ? {} : { url }) };
    const line =
      errors === "json" ? printableJson({ source, code, message }) : `gongkai: ${printable(message)}`;
    process.stderr.write(`${line}\n`);
  }

  async function printDocument(document: Document): Promise<void> {
    try {
      for (const result of await parseDocument(document)) {
        const isReport = !("reports" in result);
        if (isReport) reports += 1;
        if (isReport || !reportsOnly) {
          await write(`${printableJson(result, format === "json" ? 2 : 0)}\n`);
        }
      }
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      fail(document.name, document.url, error);
    }
  }

  /** Reads an input to its end: one document, or all that stand in it, in their order. */
  async function readInput(name: string, where: Pick<InputToOpen, "path" | "stream">): Promise<void> {
    let isStream = false;
    try {
      // Loaded here, because every other command starts sooner without it.
      const { openInput } = await import("@gongkai/containers");
      const input = await openInput({ name, ...where }, inputOptions);
      isStream = input.kind === "container";
      let endsDamaged = false;
      for await (const item of input.items) {
        endsDamaged = item.kind === "failure" && item.error.code === "DAMAGED_CONTAINER";
        const inside = item.kind === "failure" ? item.name : item.document.name;
        // Where the container itself is damaged, the failure goes by its name.
        const label = isStream && inside !== name ? `${name}!/${inside}` : name;
        if (item.kind === "failure") fail(label, null, item.error);
        else await printDocument({ name: label, url: item.document.url, bytes: item.document.bytes });
      }
      if (isStream) streams[endsDamaged ? "broken" : "ended"] += 1;
    } catch (error) {
      if (!(error instanceof GongkaiError)) throw error;
      fail(name, null, error);
      if (isStream) streams.broken += 1;
    }
  }

  return {
    fail,
    readInput,
    hasSucceeded: () => streams.broken === 0 && (reports > 0 || streams.ended > 0),
  };
}

/**
 * `gongkai parse`: one JSON object a report on standard output, in the order of the input, failures on standard error. Holds
 * one document at a time, whatever the input is.
 *
 * Exit status 1 says that there was no report to read in what was given, or that an archive or stream of documents broke off.
 */
export async function runParse(operands: readonly string[], options: ParseOptions): Promise<void> {
  const run = createParseRun(options);
  for (const operand of operands) {
    if (operand === STANDARD_INPUT) {
      await run.readInput("standard input", { stream: process.stdin });
      continue;
    }
    const { inputs, failures } = await findInputs([operand]);
    for (const failure of failures) run.fail(operand, null, failure);
    for (const { name } of inputs) await run.readInput(name, { path: name });
  }
  if (!run.hasSucceeded()) process.exitCode = 1;
}
