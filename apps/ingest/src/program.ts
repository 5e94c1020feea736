import { PARSER_VERSION } from "@gongkai/parser";
import { Command, Option } from "commander";
import { runIngest } from "./commands/ingest.ts";
import { runParse } from "./commands/parse.ts";
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

  program
    .command("sample")
    .description("Store the synthetic sample reports. They are invented, and marked so.")
    .option("--first-time", "do nothing where real reports are stored", false)
    .addHelpText("after", DATABASE_HELP)
    .action(runSample);

  return program;
}
