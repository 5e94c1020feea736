import { dropQuarantined, listQuarantine, type QuarantinedDocument, readQuarantined } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import type { Command } from "commander";
import { openPlatform } from "../open-platform.ts";
import { printable, printableJson } from "../terminal/printable.ts";
import { DATABASE_HELP } from "./database-help.ts";
import { runRetry } from "./quarantine-retry.ts";
import { type QuarantineSelection, readIds, toFilter } from "./quarantine-selection.ts";
import { wholeNumber } from "./whole-number.ts";

interface ListOptions {
  readonly code?: string;
  readonly limit: number;
  readonly json: boolean;
}

const PAGE = 500;

function describe({ id, origin, stage, code, detail, attempts, lastAt }: QuarantinedDocument): string {
  const tries = attempts === 1 ? "tried once" : `tried ${attempts} times`;
  return [
    printable(`${id} · ${origin}`),
    printable(`  ${code}, step ${stage} · ${tries}, last ${lastAt.toISOString()}`),
    printable(`  ${detail}`),
  ].join("\n");
}

async function runList({ code, limit, json }: ListOptions): Promise<void> {
  const platform = await openPlatform();
  try {
    const documents = await listQuarantine(platform.database, { code }, { limit });
    for (const document of documents) {
      process.stdout.write(`${json ? printableJson(document) : describe(document)}\n`);
    }
    if (documents.length === 0) process.stderr.write("gongkai: nothing is in quarantine.\n");
    if (documents.length === limit) {
      process.stderr.write(`gongkai: there may be more than ${limit}; see --limit.\n`);
    }
  } finally {
    await platform.close();
  }
}

/** `gongkai quarantine show`: what is known of one document, or its bytes as they are. */
async function runShow(operand: string, { bytes: isRaw }: { readonly bytes: boolean }): Promise<void> {
  const [id = 0] = readIds([operand]);
  const platform = await openPlatform();
  try {
    const document = await readQuarantined(platform.database, id);
    if (document === undefined) {
      throw new GongkaiError("BAD_USER_INPUT", `No document with the id ${id} is in quarantine.`);
    }
    const { bytes, ...known } = document;
    if (!isRaw) process.stdout.write(`${printableJson(known, 2)}\n`);
    else if (bytes !== null) process.stdout.write(bytes);
    else {
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `The bytes of ${id} are not kept. They are where it was read: ${document.origin}`,
      );
    }
  } finally {
    await platform.close();
  }
}

/** `gongkai quarantine drop`: gives documents up. */
async function runDrop(operands: readonly string[], selection: QuarantineSelection): Promise<void> {
  const { filter, after } = toFilter(operands, selection);
  const platform = await openPlatform();
  try {
    let dropped = 0;
    for (;;) {
      const page = await listQuarantine(platform.database, filter, { limit: PAGE, after });
      if (page.length === 0) break;
      dropped += await dropQuarantined(
        platform.database,
        page.map(({ id }) => id),
      );
    }
    process.stdout.write(`${dropped} dropped · ${platform.database.description}\n`);
    if (dropped === 0) process.exitCode = 1;
  } finally {
    await platform.close();
  }
}

/** Adds `gongkai quarantine` with its subcommands. */
export function addQuarantineCommands(program: Command): void {
  const quarantine = program
    .command("quarantine")
    .description("Look at documents that could not be read or stored, try them again, or give them up.")
    .addHelpText("after", DATABASE_HELP);
  quarantine
    .command("list")
    .description("List the documents in quarantine, oldest first, each with the reason.")
    .option("--code <code>", "only those that failed with this code")
    .option("--limit <count>", "at most so many", wholeNumber, 50)
    .option("--json", "print one JSON object a line", false)
    .action(runList);
  quarantine
    .command("show")
    .description("Print all that is known of one document, as JSON.")
    .argument("<id>", "its id, as list prints it")
    .option("--bytes", "print the document itself in place of what is known of it", false)
    .action(runShow);
  quarantine
    .command("retry")
    .description("Read and store documents again, as after an update or a fault of the machine.")
    .argument("[id...]", "their ids, as list prints them")
    .option("--code <code>", "those that failed with this code")
    .option("--from <id>", "this one and all that came later", wholeNumber)
    .option("--all", "every document in quarantine", false)
    .addHelpText(
      "after",
      `
A document whose bytes are not kept is read from its file again, which must be where it was.
Exit status: 0 when every one succeeded; 1 when any failed again or none fits; 130 when Ctrl-C ended it.`,
    )
    .action(runRetry);
  quarantine
    .command("drop")
    .description("Give documents up: they leave the quarantine and are counted as dropped.")
    .argument("[id...]", "their ids, as list prints them")
    .option("--code <code>", "those that failed with this code")
    .option("--from <id>", "this one and all that came later", wholeNumber)
    .option("--all", "every document in quarantine", false)
    .action(runDrop);
}
