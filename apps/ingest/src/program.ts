import { PARSER_VERSION } from "@gongkai/parser";
import { Command, Option } from "commander";
import { addAgencyCommands } from "./commands/agency.ts";
import { runCheck } from "./commands/check.ts";
import { DATABASE_HELP } from "./commands/database-help.ts";
import { addExportCommand } from "./commands/export-command.ts";
import { addFindingCommands } from "./commands/findings.ts";
import { addIngestCommand } from "./commands/ingest-command.ts";
import { runParse } from "./commands/parse.ts";
import { addQuarantineCommands } from "./commands/quarantine.ts";
import { addQueueCommands } from "./commands/queue-commands.ts";
import { runRecheck } from "./commands/recheck.ts";
import type { SampleOptions } from "./commands/sample.ts";
import { addSearchCommand } from "./commands/search-command.ts";
import { addStatusCommand } from "./commands/status.ts";
import { addStoreCommands } from "./commands/store-commands.ts";
import { printable } from "./terminal/printable.ts";

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
    // What it does not know it repeats, and a shell may have put the name of any file there.
    .configureOutput({ outputError: (text, write) => write(text.split("\n").map(printable).join("\n")) })
    .addHelpText(
      "after",
      `
Examples:
  gongkai parse report.txt                print a report's tables, sections and diagnostics as JSON
  gongkai parse page.html | jq .year      text, HTML, PDF, DOCX and DOC by the same command
  gongkai check report.txt                say what is wrong in a report, line by line
  gongkai ingest reports/                 store every report of a folder and make it searchable
  gongkai search 复议 2022年              find the sections that say so`,
    );

  program
    .command("parse")
    .description("Read reports and print one JSON object each. Stores nothing.")
    .argument("<path...>", "files, folders, archives or crawl files; - reads standard input")
    .addOption(
      new Option("-f, --format <format>", "jsonl: one line a report; json: indented for people")
        .choices(["jsonl", "json"])
        .default("jsonl"),
    )
    .option("--reports-only", "print nothing for documents without a report", false)
    .addOption(
      new Option("--errors <format>", "text: sentences; json: one line of JSON a failure")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--text-field <name>", "the field of JSON Lines that holds a document's text")
    .option("--html-field <name>", "the field of JSON Lines that holds a document's HTML")
    .option("--url-field <name>", "the field of JSON Lines that holds a document's address")
    .addHelpText(
      "after",
      `
The objects follow docs/report.schema.json; docs/codebook.md explains every row and column. Money is in yuan. Spans
are UTF-16 offsets into the decoded text, without its byte order mark; of PDF and Word into the text taken out.
Text, HTML, PDF, DOCX and DOC are read by the same command; a page that holds several reports gives a line for each.
A document without a report gives {"source":…,"reports":0,"diagnostics":[…]}.

A path or standard input may hold one document or many: zip, tar, JSON Lines, WARC and WET files, plain or packed
by gzip or zstd. Many are read as a stream, in order, one at a time: documents in, one line a report out, so that
Spark's pipe, Hadoop streaming and GNU parallel run this command as it is; docs/operations.md shows how.

What could not be read is named on standard error and does not stop the rest.
Exit status: 0 when any report was read, or a stream of documents came to its end; 1 when no report was read, or a
stream or archive broke off before its end.`,
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

  addIngestCommand(program);
  addSearchCommand(program);
  addStatusCommand(program);
  addQuarantineCommands(program);
  addStoreCommands(program);
  addExportCommand(program);
  addQueueCommands(program);
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
    .action(async (options: SampleOptions) => {
      // What makes the sample up is loaded by this command alone; the others start sooner without.
      const { runSample } = await import("./commands/sample.ts");
      await runSample(options);
    });

  return program;
}
