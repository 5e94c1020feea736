import type { ExportColumn, ExportRow } from "@gongkai/db";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";

const TYPES = { string: "STRING", integer: "INT32", number: "DOUBLE", boolean: "BOOLEAN" } as const;

/** How many rows make a row group. So many are held in memory at once: the figures have some four hundred columns. */
const ROW_GROUP_SIZE = 5_000;

/** Writes rows to a new Parquet file, a row group at a time. Texts are as they are; null is null. */
export async function writeParquet(
  path: string,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly ExportRow[]>,
): Promise<void> {
  async function* rows(): AsyncGenerator<Record<string, unknown>> {
    for await (const page of pages) {
      for (const row of page)
        yield Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
    }
  }
  await parquetWriteRows({
    writer: fileWriter(path),
    rows: rows(),
    columns: columns.map(({ name, type, isRequired }) => ({
      name,
      type: TYPES[type],
      nullable: !isRequired,
    })),
    rowGroupSize: ROW_GROUP_SIZE,
    createdBy: "gongkai",
  });
}
