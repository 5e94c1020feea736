import type { CellAddress, Edition, LocalizedText, Unit } from "@gongkai/schema";
import type { DrizzleReader } from "../../store/drizzle-connection.ts";
import type { AgencyFilter } from "../agencies.ts";
import type { Position } from "../keyset.ts";
import type { ReportFilter } from "../reports.ts";

/** A value of a row. Null where there is nothing to say. */
export type ExportValue = string | number | boolean | null;

/** A row: a value for each column of its dataset, in their order. */
export type ExportRow = readonly ExportValue[];

/** The cells of the forms that a column is about. */
export interface ExportedCells {
  /** What the column says of them: the number, or what became of it. */
  readonly aspect: "value" | "state";
  /** What each edition prints; several cells are added up. An edition without them is absent. */
  readonly addresses: ReadonlyMap<Edition, readonly CellAddress[]>;
  readonly unit: Unit;
  /** The line and the column of the form, as its newest edition labels them. */
  readonly label: LocalizedText;
}

/** A column of a dataset. */
export interface ExportColumn {
  /** The name, in the casing of SQL; the same in every format. */
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean";
  /** What stands in it, one sentence in English. */
  readonly description: string;
  /** Whether every row has a value. */
  readonly isRequired: boolean;
  /** The only values that it can have, where these are few. */
  readonly values: readonly string[] | null;
  /** Null for columns that are about no cell of the forms. */
  readonly cells: ExportedCells | null;
}

/** What part of a dataset to read. */
export interface ExportPageRequest {
  /** Where the page before ended; null for the first one. */
  readonly after: Position | null;
  /** How many rows at most. */
  readonly size: number;
}

/** Some rows of a dataset. */
export interface ExportPage {
  readonly rows: readonly ExportRow[];
  /** Where the page ends; null when no row is behind it. */
  readonly next: Position | null;
}

interface Described {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly title: string;
  /** What a row is, one sentence in English. */
  readonly description: string;
  readonly columns: readonly ExportColumn[];
  /** The columns that tell rows apart. */
  readonly primaryKey: readonly string[];
  /** How many rows are worth reading at once. */
  readonly pageSize: number;
}

/** A dataset with a row for each report. */
export interface ReportDataset extends Described {
  readonly filteredBy: "ReportFilter";
  read(reader: DrizzleReader, filter: ReportFilter, page: ExportPageRequest): Promise<ExportPage>;
}

/** A dataset with a row for each agency. */
export interface AgencyDataset extends Described {
  readonly filteredBy: "AgencyFilter";
  read(reader: DrizzleReader, filter: AgencyFilter, page: ExportPageRequest): Promise<ExportPage>;
}

/** Something that can be read as rows, page by page. */
export type ExportDataset = ReportDataset | AgencyDataset;

/** A column that is about no cell of the forms. */
export function plainColumn(
  name: string,
  type: ExportColumn["type"],
  description: string,
  more: Partial<Pick<ExportColumn, "isRequired" | "values">> = {},
): ExportColumn {
  return { name, type, description, isRequired: false, values: null, cells: null, ...more };
}
