import { type Command, InvalidArgumentError } from "commander";
import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { jsonLine, printable } from "../terminal/printable.ts";
import { DATABASE_HELP } from "./database-help.ts";

interface ExportOptions {
  readonly out: string;
  readonly date?: string;
  readonly synthetic: boolean;
  readonly json: boolean;
}

/** An ISO date of the calendar. */
function isoDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text) return text;
  throw new InvalidArgumentError("Give a date such as 2026-01-31.");
}

/** `gongkai export`: writes a snapshot of everything that is stored. */
async function runExport({ out, date, synthetic, json }: ExportOptions): Promise<void> {
  // The Parquet writer is loaded by this command alone; the others start sooner without.
  const { writeSnapshot } = await import("./export-snapshot.ts");
  const platform = await openPlatform();
  const interruption = listenForInterruption();
  try {
    const snapshot = await writeSnapshot(platform.database, {
      folder: out,
      date: date ?? new Date().toISOString().slice(0, 10),
      withSynthetic: synthetic,
      signal: interruption.signal,
    });
    if (json) process.stdout.write(jsonLine(snapshot));
    else process.stdout.write(`${printable(snapshot.folder)} · ${snapshot.files.length} files\n`);
  } catch (error) {
    if (!interruption.isRequested()) throw error;
    process.exitCode = 130;
  } finally {
    interruption.release();
    await platform.close();
  }
}

/** Adds the command that writes snapshots. */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("Write everything that is stored as files: CSV and Parquet, with codebook and checksums.")
    .requiredOption("-o, --out <folder>", "the folder of snapshots; this one gets a folder of its date in it")
    .option("--date <date>", "the date that names the snapshot (default: today, in UTC)", isoDate)
    .option("--synthetic", "write the invented sample reports, too", false)
    .option("--json", "print one JSON object", false)
    .addHelpText(
      "after",
      `${DATABASE_HELP}

The files are of one moment. The folder appears when all of it is there, and is never changed after that:
  sha256sum --check SHA256SUMS            in it looks whether all files are whole
A number beside which the state is not \`value\` is missing, and not zero; codebook.csv explains every column.`,
    )
    .action(runExport);
}
