import { PARSER_VERSION } from "@gongkai/parser";
import { Command, Option } from "commander";
import { addAgencyCommands } from "./commands/agency.ts";
import { runCheck } from "./commands/check.ts";
import { addFindingCommands } from "./commands/findings.ts";
import { runIngest } from "./commands/ingest.ts";
import { runParse } from "./commands/parse.ts";
import { runRecheck } from "./commands/recheck.ts";
import { runSample } from "./commands/sample.ts";

const DATABASE_HELP = `
Where reports are stored:
  By default in an embedded database in the folder .gongkai (another one: GONGKAI_DATA=FOLDER).
  DATABASE_URL=postgresql://user:password@host:5432/name stores them in that PostgreSQL instead.
  While the server runs on the embedded database, this command works through the server.`;

/** The `gongkai` command with its subcommands. */
export function createProgram(): Command {
  const program = new Command("gongkai")
    .description(
      "Reads, checks and stores the yearly information disclosure reports (政府信息公开工作年度报告) of Chinese government bodies.",
    )
    .version(PARSER_VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(run with --help for what can be given)")
    .addHelpText(
      "after",
      `
Examples:
  gongkai parse report.txt                print a report's tables, sections and diagnostics as JSON
  gongkai parse page.html | jq .year      text, HTML, PDF, DOCX and DOC by the same command
  gongkai check report.txt                say what is wrong in a report, line by line
  gongkai ingest reports/                 store every report of a folder and make it searchable`,
    );

  program
    .command("parse")
    .description("Read reports and print one JSON object each. Stores nothing.")
    .argument("<path...>", "files or folders; - reads standard input")
    .addOption(
      new Option("-f, --format <format>", "jsonl: one line a report; json: indented for people")
        .choices(["jsonl", "json"])
        .default("jsonl"),
    )
    .addHelpText(
      "after",
      `
The objects follow docs/report.schema.json; docs/codebook.md explains every row and column. Money is in yuan. Spans
are UTF-16 offsets into the decoded text, without its byte order mark; of PDF and Word into the text taken out.
Text, HTML, PDF, DOCX and DOC are read by the same command; a page that holds several reports gives a line for each.
A file without a report gives {"source":…,"reports":0,"diagnostics":[…]}.
Files that could not be read are named on standard error.
Exit status: 0 when any report was read; 1 when none was.`,
    )
    .action(runParse);

  program
    .command("check")
    .description(
      "Say whether the numbers of reports agree with each other, with the text and with last year's. Stores nothing.",
    )
    .argument("<file...>", "files or folders; - reads standard input")
    .option("-p, --previous <file>", "the report of the same agency for the year before; for one file")
    .addOption(
      new Option(
        "-f, --format <format>",
        "text: for a terminal; json: one line a file; html: one page to print",
      )
        .choices(["text", "json", "html"])
        .default("text"),
    )
    .option("-o, --output <file>", "write to this file in place of standard output")
    .addOption(
      new Option(
        "-l, --language <language>",
        "zh: Chinese; en: English (default: from the environment)",
      ).choices(["zh", "en"]),
    )
    .option("-a, --all", "show in full what passes and what cannot be decided, too", false)
    .option("--strict", "exit with status 1 for warnings, too", false)
    .option("--rules <codes>", "apply these rules only, separated by commas; docs/rules.md lists them")
    .option("--without <codes>", "leave out these rules")
    .option("--config <file>", 'JSON with any of {"rules":[…],"without":[…],"thresholds":{…}}')
    .addHelpText(
      "after",
      `
Examples:
  gongkai check report.txt --previous last-year.txt
  gongkai check report.pdf --format html --output check.html
  gongkai check reports/ --format json | jq .counts.failures

Several files: where one is the report of the same agency for the year before another, it is used as such.
Messages are in Chinese, unless LC_ALL, LC_MESSAGES or LANG names another language. NO_COLOR=1 turns colours off.
Exit status: 0 when no rule of severity error fails; 1 when one does, or with --strict a warning; 2 when a file could
not be read or holds no report, or the command is not used as described here.`,
    )
    // A status of 1 says that a report is wrong, so a wrong command must not end with it.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(runCheck);

  program
    .command("ingest")
    .description(
      "Read, check and store reports, and make them searchable. The same file again changes nothing.",
    )
    .argument("<path...>", "files or folders; - reads standard input")
    .addHelpText(
      "after",
      `${DATABASE_HELP}

Exit status: 0 when every file was stored or was there already; 1 when any could not be read or holds no report.`,
    )
    .action(runIngest);

  addFindingCommands(program);
  addAgencyCommands(program);
  program
    .command("recheck")
    .description("Check stored reports again by the rules of this version.")
    .addHelpText("after", DATABASE_HELP)
    .action(runRecheck);

  program
    .command("sample")
    .description("Store the synthetic sample reports. They are invented, and marked so.")
    .option("--first-time", "do nothing where real reports are stored", false)
    .addHelpText("after", DATABASE_HELP)
    .action(runSample);

  return program;
}
