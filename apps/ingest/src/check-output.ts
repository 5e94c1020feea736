import { writeFile } from "node:fs/promises";
import { type CheckResult, type Language, renderHtml, renderJson, renderText } from "@gongkai/check";
import { GongkaiError } from "@gongkai/schema";
import { isColored } from "./terminal/is-colored.ts";

/** How the results of a check are given out. */
export interface CheckOutput {
  readonly format: "text" | "json" | "html";
  /** A file in place of standard output. */
  readonly output?: string;
  /** By default what the environment asks for. */
  readonly language?: Language;
  readonly all: boolean;
}

/** Columns of a quoted line where the output is no terminal. */
const WIDTH_WITHOUT_TERMINAL = 100;

/** Chinese, unless the environment asks for another language by name. */
function defaultLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || "";
  return /^(?:zh|C\b|POSIX\b|$)/i.test(locale) ? "zh" : "en";
}

/** The date on this machine's calendar, as an ISO date. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}

function render(results: readonly CheckResult[], options: CheckOutput): string {
  const { format, all, output } = options;
  const language = options.language ?? defaultLanguage(process.env);
  switch (format) {
    case "json":
      return results.map((result) => `${renderJson(result)}\n`).join("");
    case "html":
      return renderHtml(results, { language, checkedOn: today() });
    case "text": {
      const color = output === undefined && isColored(process.stdout);
      const width = process.stdout.isTTY === true ? process.stdout.columns : WIDTH_WITHOUT_TERMINAL;
      return results.map((result) => renderText(result, { language, color, width, all })).join("\n");
    }
  }
}

async function write(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) {
    if (!process.stdout.write(text)) await new Promise((done) => process.stdout.once("drain", done));
    return;
  }
  await writeFile(output, text).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `${output} could not be written: ${reason}. Give another --output, in a folder that exists.`,
      { cause: error },
    );
  });
}

/** Renders results and writes them out. Throws a GongkaiError where the file cannot be written. */
export async function writeResults(results: readonly CheckResult[], options: CheckOutput): Promise<void> {
  await write(render(results, options), options.output);
}
