import { CONCORDANCE, EDITIONS, type Edition } from "@gongkai/schema";
import type { ExportColumn, ExportRow } from "./export-dataset.ts";
import { plainColumn } from "./export-dataset.ts";
import { EXPORT_DATASETS } from "./export-datasets.ts";

function addressesIn({ cells }: ExportColumn, edition: Edition): string | null {
  return cells?.addresses.get(edition)?.join(" + ") ?? null;
}

/** How a column of the figures compares between the editions; null for columns that are about no cell. */
function concordanceOf({ cells }: ExportColumn): string | null {
  const addresses = [...(cells?.addresses.values() ?? [])].flat();
  const entry = CONCORDANCE.find(({ in2019, in2021 }) =>
    addresses.some((address) => address === in2019 || in2021.includes(address)),
  );
  return entry?.kind ?? null;
}

/** The columns of the codebook's own file. */
export const CODEBOOK_COLUMNS: readonly ExportColumn[] = [
  plainColumn("dataset", "string", "The file, without its ending.", { isRequired: true }),
  plainColumn("column", "string", "The column of the file.", { isRequired: true }),
  plainColumn("type", "string", "The type of its values.", { isRequired: true }),
  plainColumn("required", "boolean", "Whether every row has a value.", { isRequired: true }),
  plainColumn("description", "string", "What stands in it.", { isRequired: true }),
  plainColumn("label_zh", "string", "The line and the column of the form."),
  plainColumn("label_en", "string", "The same in English."),
  plainColumn("unit", "string", "What a number counts; money is in yuan."),
  ...EDITIONS.map((edition) =>
    plainColumn(
      `address_${edition}`,
      "string",
      `The cells of the form of ${edition}, as table/row/column; several are added up.`,
    ),
  ),
  plainColumn(
    "concordance",
    "string",
    "How the editions compare: same, sumOf, similar, only2019 or only2021.",
  ),
  plainColumn("values", "string", "The only values that there are, joined by `|`."),
];

/** The codebook of all files: a row for each column of each. */
export function codebookRows(): readonly ExportRow[] {
  return EXPORT_DATASETS.flatMap(({ name, columns }) =>
    columns.map((column): ExportRow => {
      const { cells } = column;
      return [
        name,
        column.name,
        column.type,
        column.isRequired,
        column.description,
        cells?.label.zh ?? null,
        cells?.label.en ?? null,
        cells?.aspect === "value" ? cells.unit : null,
        ...EDITIONS.map((edition) => addressesIn(column, edition)),
        concordanceOf(column),
        column.values?.join("|") ?? null,
      ];
    }),
  );
}
