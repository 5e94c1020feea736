import type { Command } from "commander";
import { DATABASE_HELP, SEARCH_HELP } from "./database-help.ts";
import { runReindex } from "./reindex.ts";
import { runReparse } from "./reparse.ts";
import { runVerify } from "./verify.ts";
import { wholeNumber } from "./whole-number.ts";

/** A whole number above 0, or `all`, which is more than there can be. */
function countOrAll(text: string): number {
  return text === "all" ? Number.POSITIVE_INFINITY : wholeNumber(text);
}

/** Adds the commands that look after what is stored: `verify`, `reparse` and `reindex`. */
export function addStoreCommands(program: Command): void {
  program
    .command("verify")
    .description("Look for anything lost, doubled or damaged in the database. Changes nothing.")
    .option("--digest", "print what the content comes to: equal digests mean equal content", false)
    .option("--expect <digest>", "break where the content comes to something else")
    .option(
      "--rebuild <count>",
      "put so many reports together again from all their parts, or `all`",
      countOrAll,
    )
    .option("--reread <count>", "read so many stored sources again and compare", wholeNumber)
    .option("--json", "print one JSON object", false)
    .addHelpText(
      "after",
      `${DATABASE_HELP}

Exit status: 0 when no breach was found; 1 when any was.`,
    )
    .action(runVerify);
  program
    .command("reparse")
    .description(
      "Read stored sources again that an older version of the parser has read. Old versions are kept.",
    )
    .option("--limit <count>", "at most so many sources", wholeNumber)
    .option("--json", "print events, one JSON object a line, as ingest does", false)
    .addHelpText("after", DATABASE_HELP)
    .action(runReparse);
  program
    .command("reindex")
    .description("Make the search indexes anew from the database. Searches are answered meanwhile.")
    .option(
      "--compare",
      "compare the index of Meilisearch with that in PostgreSQL and mend what differs",
      false,
    )
    .addHelpText(
      "after",
      `${SEARCH_HELP}
${DATABASE_HELP}

The index in PostgreSQL is renewed in place; a new one of Meilisearch takes the place of the old one when it is full.
Broken off, it goes on with the next ingest or a running server.`,
    )
    .action(runReindex);
}
