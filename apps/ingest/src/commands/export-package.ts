import { CODEBOOK_COLUMNS, CSV_DIALECT, EXPORT_DATASETS, type ExportDataset, tableSchema } from "@gongkai/db";

/** A file of a snapshot. */
export interface SnapshotFile {
  readonly name: string;
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

const CODEBOOK: Pick<ExportDataset, "name" | "title" | "description" | "columns"> = {
  name: "codebook",
  title: "Codebook",
  description:
    "A row for each column of each file: what stands in it, and which cells of the forms it is about.",
  columns: CODEBOOK_COLUMNS,
};

/** What a snapshot has as tables: every dataset and the codebook. */
const TABLES = [...EXPORT_DATASETS, CODEBOOK];

function resourceOf({ name: path, bytes, sha256 }: SnapshotFile) {
  const [name = path, format = ""] = path.split(".");
  const table = TABLES.find((each) => each.name === name);
  if (table === undefined) throw new Error(`No table is called ${name}.`);
  const { title, description } = table;
  const common = { path, title, description, bytes, hash: `sha256:${sha256}` };
  if (format !== "csv") {
    return { name: `${name}-${format}`, ...common, format, mediatype: "application/vnd.apache.parquet" };
  }
  return {
    name,
    ...common,
    profile: "tabular-data-resource",
    format,
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: CSV_DIALECT,
    schema: tableSchema(table),
  };
}

/** The Frictionless description of a snapshot, https://specs.frictionlessdata.io/data-package/. */
export function describeSnapshot(date: string, created: Date, files: readonly SnapshotFile[]): object {
  return {
    profile: "data-package",
    name: "gongkai",
    title: "Yearly disclosure reports of Chinese government bodies",
    description:
      "In figures a column beside each number says whether it is a value, blank, not applicable or unread; none of the last three is zero. In CSV a text that a spreadsheet would run as a formula has an apostrophe in front.",
    version: date,
    created: created.toISOString(),
    resources: files.map(resourceOf),
  };
}
