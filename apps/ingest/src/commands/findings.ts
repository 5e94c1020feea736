import { judgeFinding, type ListedFinding, listFindings, reportsByIds } from "@gongkai/db";
import { RULES } from "@gongkai/rules";
import {
  GongkaiError,
  JUDGEMENTS,
  type JudgementId,
  SEVERITIES,
  type Severity,
  VERDICTS,
  type Verdict,
} from "@gongkai/schema";
import { type Command, InvalidArgumentError, Option } from "commander";
import { authorOr } from "../author.ts";
import { openPlatform } from "../open-platform.ts";
import { printableJson } from "../terminal/printable.ts";

interface ListOptions {
  readonly agency?: string;
  readonly year?: number;
  readonly rule?: string;
  readonly severity?: Severity;
  readonly verdict: Verdict;
  readonly judged?: boolean;
  readonly limit: number;
  readonly format: "text" | "jsonl";
  readonly language: "zh" | "en";
}

interface JudgeOptions {
  readonly note: string;
  readonly author?: string;
}

/** A whole number of an option. */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("Give a whole number above 0.");
}

/** A finding in three lines: its name for \`judge\`, what it says, and what was said of it. */
function describeFinding({ finding, agencyName, year }: ListedFinding, language: "zh" | "en"): string {
  const { reportId, rule, input, severity, message, formula, left, right, judgement } = finding;
  const sides = left === null || right === null ? "" : ` (${left} : ${right})`;
  const judged =
    judgement === null ? [] : [`  ${judgement.judgement} · ${judgement.author} · ${judgement.note}`];
  return [
    `${severity} · ${agencyName ?? "agency unknown"} · ${year ?? "year unknown"} · ${reportId} ${rule}#${input}`,
    `  ${message[language]}`,
    `  ${formula}${sides}`,
    ...judged,
  ].join("\n");
}

async function runList(reportId: string | undefined, options: ListOptions): Promise<void> {
  const { agency, year, rule, severity, verdict, judged, limit, format, language } = options;
  if (rule !== undefined && !RULES.some(({ code }) => code === rule)) {
    throw new GongkaiError("BAD_USER_INPUT", `There is no rule called ${rule}. docs/rules.md lists them.`);
  }
  const filter = {
    reportId,
    agencyContains: agency,
    reports: year === undefined ? undefined : { years: [year] },
    rules: rule === undefined ? undefined : [rule],
    severities: severity === undefined ? undefined : [severity],
    verdicts: [verdict],
    isJudged: judged,
  };
  const platform = await openPlatform();
  try {
    if (reportId !== undefined && (await reportsByIds(platform.database, [reportId])).length === 0) {
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `There is no report called ${reportId}. \`gongkai search\` and \`gongkai findings\` print what reports are called.`,
      );
    }
    const page = await listFindings(platform.database, filter, "gravestFirst", {
      size: limit,
      from: "start",
    });
    const found = page.items.map(({ item }) => item);
    for (const each of found) {
      process.stdout.write(`${format === "jsonl" ? printableJson(each) : describeFinding(each, language)}\n`);
    }
    if (found.length === 0) process.stderr.write("gongkai: no finding fits.\n");
    if (found.length === limit)
      process.stderr.write(`gongkai: there may be more than ${limit}; see --limit.\n`);
  } finally {
    await platform.close();
  }
}

async function runJudge(
  reportId: string,
  finding: string,
  judgement: JudgementId,
  { note, author }: JudgeOptions,
): Promise<void> {
  const [rule = "", input] = finding.split("#");
  if (input === undefined) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `${finding} names no finding. Give RULE#INPUT as \`gongkai findings\` prints it.`,
    );
  }
  const platform = await openPlatform();
  try {
    await judgeFinding(platform.database, {
      reportId,
      rule,
      input,
      judgement,
      note,
      author: authorOr(author),
    });
    process.stdout.write(`${judgement}: ${reportId} ${finding}\n`);
  } finally {
    await platform.close();
  }
}

/** Adds `gongkai findings` and `gongkai judge`. */
export function addFindingCommands(program: Command): void {
  program
    .command("findings")
    .description("List what the rules found in stored reports, gravest first.")
    .argument("[report]", "the id of a report; all reports by default")
    .option("--agency <text>", "only of agencies whose name contains this")
    .addOption(new Option("--year <year>", "only of this report year").argParser(wholeNumber))
    .option("--rule <code>", "only of this rule; docs/rules.md lists them")
    .addOption(new Option("--severity <severity>", "only of this severity").choices(SEVERITIES))
    .addOption(new Option("--verdict <verdict>", "only of this verdict").choices(VERDICTS).default("fail"))
    .option("--judged", "only what somebody has judged")
    .option("--no-judged", "only what nobody has judged")
    .addOption(new Option("--limit <count>", "at most so many").argParser(wholeNumber).default(50))
    .addOption(new Option("-f, --format <format>", "how to print").choices(["text", "jsonl"]).default("text"))
    .addOption(
      new Option("-l, --language <language>", "of the sentences").choices(["zh", "en"]).default("zh"),
    )
    .action(runList);
  program
    .command("judge")
    .description("Say of a finding whether it is right. It is kept until what the finding rests on changes.")
    .argument("<report>", "the id of the report")
    .argument("<finding>", "RULE#INPUT, as `gongkai findings` prints it")
    .addArgument(program.createArgument("<judgement>", "what you say").choices(Object.keys(JUDGEMENTS)))
    .option("--note <text>", "why", "")
    .option("--author <name>", "who says so; your user name by default")
    .action(runJudge);
}
