import { type Command, Option } from "commander";
import { collect } from "./collect.ts";
import type { EnqueueOptions } from "./enqueue.ts";
import { wholeNumber } from "./whole-number.ts";
import type { WorkCommandOptions } from "./work.ts";

const SHARED_HELP = `
All processes share one PostgreSQL, named by DATABASE_URL. The embedded database has one owner at a time; there,
gongkai ingest reads everything itself.`;

/** What the queue needs is loaded by these commands alone; the others start sooner without. */
async function runEnqueue(operands: readonly string[], options: EnqueueOptions): Promise<void> {
  const enqueue = await import("./enqueue.ts");
  await enqueue.runEnqueue(operands, options);
}

async function runWork(options: WorkCommandOptions): Promise<void> {
  const work = await import("./work.ts");
  await work.runWork(options);
}

/** Adds the commands by which several processes and machines share the reading: `enqueue` and `work`. */
export function addQueueCommands(program: Command): void {
  program
    .command("enqueue")
    .description("Hand inputs to the machines that run gongkai work. Reads none of them.")
    .argument("[operand...]", "files, folders, patterns or addresses, as of ingest, without -")
    .addOption(
      new Option("--urls <file>", "a file that lists addresses, one a line; may be repeated").argParser(
        collect,
      ),
    )
    .option("--again", "have read again what was read before as it is now", false)
    .addHelpText(
      "after",
      `${SHARED_HELP}
A file is read where its worker runs, under the absolute path that it has here: put it into a folder that every machine
sees under the same path, or name an address. Handing over the same inputs again changes nothing.

Examples:
  gongkai enqueue /shared/reports /shared/crawl/*.warc.gz
  gongkai work                            on each machine, as long as you like
  gongkai status                          how far they are

Exit status: 0 when everything was handed over; 1 when an operand names nothing.`,
    )
    .action(runEnqueue);

  program
    .command("work")
    .description(
      "Read what was handed over by gongkai enqueue; any number of these, on any number of machines.",
    )
    .option(
      "--until-empty",
      "end when every input has come to its end, those of other workers included",
      false,
    )
    .option("-w, --workers <count>", "threads that read; one a processor by default", wholeNumber)
    .option("--text-field <name>", "the field of JSON Lines that holds a document's text")
    .option("--html-field <name>", "the field of JSON Lines that holds a document's HTML")
    .option("--url-field <name>", "the field of JSON Lines that holds a document's address")
    .option("--date-field <name>", "the field of JSON Lines that holds the time of the crawl")
    .addOption(
      new Option(
        "--allow-private <host:port>",
        "fetch from this address though it is an inner one; may be repeated",
      ).argParser(collect),
    )
    .option("--json", "print what happens as JSON, an object a line", false)
    .addHelpText(
      "after",
      `${SHARED_HELP}
A worker that is killed loses nothing: within a minute another one takes over what it had in hand. SIGTERM and Ctrl-C
store what is in hand and give the rest back. What gongkai ingest was broken off over is read as well, so its files must
be visible here, too.

Exit status: 0 when it came to its end or was told to stop; 1 when the database or the machine failed it. What could not
be read does not change it: gongkai status counts that.`,
    )
    .action(runWork);
}
