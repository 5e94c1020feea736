import type { ExportColumn, ExportDataset } from "./export-dataset.ts";

/** A field of a Frictionless Table Schema. */
export interface TableField {
  readonly name: string;
  readonly type: ExportColumn["type"];
  readonly description: string;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
}

/** A Frictionless Table Schema. */
export interface TableSchema {
  readonly fields: readonly TableField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
}

function fieldOf({ name, type, description, isRequired, values }: ExportColumn): TableField {
  const constraints = {
    ...(isRequired ? { required: true as const } : {}),
    ...(values === null ? {} : { enum: values }),
  };
  return { name, type, description, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

/**
 * The Frictionless Table Schema of columns, https://specs.frictionlessdata.io/table-schema/. Nothing but an empty value is
 * missing: why a number is missing stands in the column beside it.
 */
export function tableSchema({
  columns,
  primaryKey,
}: Pick<ExportDataset, "columns"> & Partial<Pick<ExportDataset, "primaryKey">>): TableSchema {
  return {
    fields: columns.map(fieldOf),
    missingValues: [""],
    ...(primaryKey === undefined ? {} : { primaryKey }),
  };
}
