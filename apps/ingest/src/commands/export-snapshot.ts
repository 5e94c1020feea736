import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CODEBOOK_COLUMNS,
  codebookRows,
  type Database,
  type DrizzleReader,
  EXPORT_DATASETS,
  EXPORT_FORMATS,
  type ExportDataset,
  type ExportRow,
  exportPages,
} from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { describeSnapshot, type SnapshotFile } from "./export-package.ts";
import { writeParquet } from "./export-parquet.ts";

/** Which snapshot to write, and where. */
export interface SnapshotRequest {
  /** The folder that holds the snapshots, a folder for each date. It is made where it is missing. */
  readonly folder: string;
  /** An ISO date, which names the snapshot. */
  readonly date: string;
  /** Whether what was made up for the sample data is written as well. */
  readonly withSynthetic: boolean;
  /** Ends the writing between two pages; nothing is left of it. */
  readonly signal: AbortSignal;
}

/** A snapshot that was written. */
export interface Snapshot {
  readonly folder: string;
  readonly files: readonly SnapshotFile[];
}

/** Reads a dataset once for both of its files. Only a page of it is held for CSV, and a row group for Parquet. */
async function writeDataset(
  reader: DrizzleReader,
  folder: string,
  dataset: ExportDataset,
  { withSynthetic, signal }: SnapshotRequest,
): Promise<readonly string[]> {
  const { name, columns } = dataset;
  const filter = withSynthetic ? {} : { synthetic: false };
  const csv = await open(join(folder, `${name}.csv`), "wx");
  async function* pages(): AsyncGenerator<readonly ExportRow[]> {
    await csv.appendFile(EXPORT_FORMATS.csv.head(columns));
    for await (const rows of exportPages((page) => dataset.read(reader, filter, page), dataset.pageSize)) {
      signal.throwIfAborted();
      await csv.appendFile(EXPORT_FORMATS.csv.rows(columns, rows));
      yield rows;
    }
  }
  try {
    await writeParquet(join(folder, `${name}.parquet`), columns, pages());
    await csv.sync();
  } finally {
    await csv.close();
  }
  return [`${name}.csv`, `${name}.parquet`];
}

async function measure(folder: string, name: string): Promise<SnapshotFile> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest("hex") };
}

async function fill(
  database: Database,
  folder: string,
  request: SnapshotRequest,
): Promise<readonly SnapshotFile[]> {
  const created = new Date();
  const names = ["codebook.csv"];
  const codebook =
    EXPORT_FORMATS.csv.head(CODEBOOK_COLUMNS) + EXPORT_FORMATS.csv.rows(CODEBOOK_COLUMNS, codebookRows());
  await writeFile(join(folder, "codebook.csv"), codebook);
  await database.drizzle.transaction(
    async (transaction) => {
      for (const dataset of EXPORT_DATASETS) {
        names.push(...(await writeDataset({ drizzle: transaction }, folder, dataset, request)));
      }
    },
    // All files are of one moment, whatever is stored meanwhile.
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  const tables = await Promise.all(names.sort().map((name) => measure(folder, name)));
  const description = JSON.stringify(describeSnapshot(request.date, created, tables), null, 2);
  await writeFile(join(folder, "datapackage.json"), `${description}\n`);
  const files = [...tables, await measure(folder, "datapackage.json")];
  await writeFile(
    join(folder, "SHA256SUMS"),
    files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""),
  );
  return files;
}

/**
 * Writes everything that is stored as a folder of files named for a date: CSV and Parquet, the codebook, a Frictionless
 * `datapackage.json`, and `SHA256SUMS`, which `sha256sum --check` reads. The folder appears when all of it is there.
 *
 * @throws GongkaiError BAD_USER_INPUT when there is a snapshot of that date; it is never changed
 */
export async function writeSnapshot(database: Database, request: SnapshotRequest): Promise<Snapshot> {
  const { folder, date } = request;
  const target = join(folder, date);
  await mkdir(folder, { recursive: true });
  if (existsSync(target)) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `There is a snapshot at ${target}, and snapshots are not changed. Give another --date, or remove it first.`,
    );
  }
  // Beside the target, so that renaming moves no bytes.
  const partial = await mkdtemp(join(folder, `.${date}-`));
  try {
    const files = await fill(database, partial, request);
    await rename(partial, target);
    return { folder: target, files };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
