import { type Command, Option } from "commander";
import { collect } from "./collect.ts";
import { DATABASE_HELP, SEARCH_HELP } from "./database-help.ts";
import { runIngest } from "./ingest.ts";
import { wholeNumber } from "./whole-number.ts";

/** Adds `gongkai ingest`. */
export function addIngestCommand(program: Command): void {
  program
    .command("ingest")
    .description(
      "Read, check and store reports, and make them searchable. The same file again changes nothing.",
    )
    .argument(
      "[path...]",
      "files, folders, archives, crawl files, patterns or addresses; - reads standard input",
    )
    .addOption(
      new Option("--urls <file>", "fetch the addresses that this file lists, one a line").argParser(collect),
    )
    .option("--text-field <name>", "the field of JSON Lines that holds a document's text")
    .option(
      "--html-field <name>",
      "the field of JSON Lines that holds a document's HTML; preferred to its text",
    )
    .option("--url-field <name>", "the field of JSON Lines that holds a document's address")
    .option("--date-field <name>", "the field of JSON Lines that says when a document was fetched")
    .option("--again", "read everything, what has not changed since the last time, too", false)
    .option("--json", "print events, one JSON object a line, in place of lines for people", false)
    .addOption(
      new Option("--workers <count>", "threads that read; one a processor by default").argParser(wholeNumber),
    )
    .option("--no-index", "leave search to later: a running server or the next ingest takes it up")
    .option("--no-check", "leave the checks beside other reports to later: gongkai recheck")
    .addOption(
      new Option(
        "--allow-private <host:port>",
        "fetch from this address though it is an inner one; may be repeated",
      ).argParser(collect),
    )
    .addHelpText(
      "after",
      `
What can be read: text, HTML, PDF, DOCX and DOC; zip and tar; JSON Lines, WARC and WET files of web crawls; each of
them plain or packed by gzip or zstd, and found out by its bytes. Of crawls only what may be a report is looked at.
Patterns (reports/**/*.html) are for folders of more files than a shell can name; put them in quotation marks.
Addresses are fetched politely: as robots.txt allows, one at a time from a host, and from no inner network.

Examples:
  gongkai ingest reports/                           every file of a folder
  gongkai ingest crawl.warc.gz corpus.jsonl.zst     what web crawls hold of reports
  gongkai ingest --url-field link corpus.jsonl      JSON Lines with names of their own for fields
  gongkai ingest --urls addresses.txt               pages by their addresses
  gongkai ingest --json reports/ | jq -c 'select(.event == "quarantined")'

Ctrl-C ends after the documents in hand; the same command goes on where it was. A document that fails is kept:
gongkai quarantine list shows it, gongkai quarantine retry tries it again.
${DATABASE_HELP}
${SEARCH_HELP}

Events of --json: started, input, document, quarantined, operand, progress, finished; the README of the command
describes them.
Exit status: 0 when every file was stored or was there already; 1 when any could not be read or holds no report,
except in crawls; 130 when Ctrl-C ended it.`,
    )
    .action(runIngest);
}
