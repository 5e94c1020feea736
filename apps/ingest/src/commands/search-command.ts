import { SECTION_IDS } from "@gongkai/schema";
import { type Command, InvalidArgumentError, Option } from "commander";
import { collect } from "./collect.ts";
import { DATABASE_HELP, SEARCH_HELP } from "./database-help.ts";
import { runSearch } from "./search.ts";
import { wholeNumber } from "./whole-number.ts";

const FACETS = ["year", "section", "level", "kind", "province"];

/** An option that may be given several times, each value checked. */
function collectOneOf(
  allowed: readonly string[],
): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before) => {
    if (!allowed.includes(text)) throw new InvalidArgumentError(`Give one of ${allowed.join(", ")}.`);
    return collect(text, before);
  };
}

function collectYears(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, wholeNumber(text)];
}

function collectRegions(text: string, before?: readonly string[]): readonly string[] {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError("Give a GB/T 2260 code of six digits.");
  return collect(text, before);
}

/** Adds `gongkai search`. */
export function addSearchCommand(program: Command): void {
  program
    .command("search")
    .description("Find sections of stored reports. Without a query, list them, the newest first.")
    .argument("[query...]", "words that must all occur; a phrase in quotation marks; -word leaves out")
    .addOption(
      new Option("--year <year>", "only of this report year; may be repeated").argParser(collectYears),
    )
    .addOption(
      new Option("--section <section>", "only this section; may be repeated").argParser(
        collectOneOf(SECTION_IDS),
      ),
    )
    .addOption(
      new Option("--region <code>", "only of this region, such as 320000; may be repeated").argParser(
        collectRegions,
      ),
    )
    .option("--agency <text>", "only of agencies whose name contains this")
    .option("--exact", "look for the whole query as one run of characters", false)
    .addOption(
      new Option("--order <order>", "how hits are ordered")
        .choices(["relevance", "newest", "oldest"])
        .default("relevance"),
    )
    .addOption(
      new Option("--count <what>", "count the hits by this; may be repeated").argParser(collectOneOf(FACETS)),
    )
    .addOption(new Option("--first <count>", "at most so many, up to 100").argParser(wholeNumber).default(10))
    .option("--after <cursor>", "go on after this hit of the same search")
    .option("--no-interpret", "take names, years and sections in the query for words")
    .addOption(
      new Option("--as-words <text>", "take this piece of the query for words; may be repeated").argParser(
        collect,
      ),
    )
    .option("--json", "print the answer as one JSON object", false)
    .addHelpText(
      "after",
      `
Examples:
  gongkai search 沭阳县司法局 2022年 复议              names and years narrow the search down
  gongkai search '"主动公开"' -- -政务服务             a phrase, and what must not occur
  gongkai search --exact 类政务新                      any run of characters, wherever it begins and ends
  gongkai search --count year --count province 三公

What was found is printed between 【 and 】, or in colour on a terminal; NO_COLOR=1 turns that off.
${SEARCH_HELP}
${DATABASE_HELP}`,
    )
    .action(runSearch);
}
