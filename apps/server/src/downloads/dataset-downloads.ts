import {
  CODEBOOK_COLUMNS,
  CSV_DIALECT,
  codebookRows,
  EXPORT_DATASETS,
  EXPORT_FORMATS,
  type ExportColumn,
  type ExportDataset,
  type ExportFormatName,
  type ExportPageRequest,
  exportPages,
  readCancellably,
  tableSchema,
} from "@gongkai/db";
import { CELL_STATES } from "@gongkai/schema";
import { type AgencyFilterArgument, agencyFilter } from "../resolvers/agency-filter.ts";
import { type ReportFilterArgument, reportFilter } from "../resolvers/report-filter.ts";
import type { Download, DownloadRequest } from "./download.ts";
import { filterParameters } from "./filter-parameters.ts";
import { BOOLEAN, type Parameter, type ParameterValues } from "./parameter.ts";

const MEDIA_TYPES = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/jsonl" } as const;
const FORMAT_NAMES = { csv: "CSV", jsonl: "JSON Lines" } as const;
const FORMATS = ["csv", "jsonl"] as const satisfies readonly ExportFormatName[];

const BYTE_ORDER_MARK: Parameter = {
  name: "bom",
  in: "query",
  description:
    "Whether the file begins with a byte order mark, by which Excel knows UTF-8. Without one by default.",
  ...BOOLEAN,
};

/** What a file of rows takes out of the points that its client may use: as much as a large operation. */
const DATASET_POINTS = 500;

function typeOf({ type, isRequired, values, description }: ExportColumn): Readonly<Record<string, unknown>> {
  if (values !== null) return { enum: isRequired ? values : [...values, null], description };
  return { type: isRequired ? type : [type, "null"], description };
}

/** A line of JSON Lines. The figures are told as patterns: the codebook has their names. */
function lineSchema(columns: readonly ExportColumn[]): Readonly<Record<string, unknown>> {
  const plain = columns.filter(({ cells }) => cells === null);
  const figures = { _state$: { enum: CELL_STATES }, "^(requests|remedies|[a-z]+_disclosure)_": {} };
  return {
    type: "object",
    required: plain.map(({ name }) => name),
    properties: Object.fromEntries(plain.map((column) => [column.name, typeOf(column)])),
    ...(plain.length === columns.length ? { additionalProperties: false } : { patternProperties: figures }),
  };
}

function schemaOf(format: ExportFormatName, columns: readonly ExportColumn[]) {
  return format === "csv" ? { type: "string" } : lineSchema(columns);
}

/** The rows of a dataset that a request's filter leaves, page by page. */
function pagesOf(dataset: ExportDataset, { values, database, limits, signal }: DownloadRequest) {
  // What the parameters of a filter's fields stand for are values of those fields.
  const argument = values as ParameterValues & ReportFilterArgument & AgencyFilterArgument;
  const read = (page: ExportPageRequest) =>
    readCancellably(database, signal, (connection) =>
      dataset.filteredBy === "ReportFilter"
        ? dataset.read(connection, reportFilter(argument), page)
        : dataset.read(connection, agencyFilter(argument), page),
    );
  return exportPages(read, Math.min(dataset.pageSize, limits.pageSize));
}

function head(format: ExportFormatName, columns: readonly ExportColumn[], { bom }: ParameterValues): string {
  return (bom === true ? "\uFEFF" : "") + EXPORT_FORMATS[format].head(columns);
}

function datasetDownload(dataset: ExportDataset, format: ExportFormatName): Download {
  const { name, title, description, columns, filteredBy } = dataset;
  return {
    path: `/v1/${name}.${format}`,
    id: `${name}-${format}`,
    summary: `${title} as ${FORMAT_NAMES[format]}`,
    points: DATASET_POINTS,
    description: `${description} The filters are those of \`${filteredBy}\` in GraphQL; \`/v1/codebook.csv\` explains every column.`,
    parameters: [...filterParameters(filteredBy), ...(format === "csv" ? [BYTE_ORDER_MARK] : [])],
    mediaType: MEDIA_TYPES[format],
    schema: schemaOf(format, columns),
    fileName: `gongkai-${name}.${format}`,
    refusals: [],
    async *pieces(request) {
      const beginning = head(format, columns, request.values);
      let isBegun = false;
      for await (const rows of pagesOf(dataset, request)) {
        const text = EXPORT_FORMATS[format].rows(columns, rows);
        yield isBegun ? text : beginning + text;
        isBegun = true;
      }
      if (!isBegun) yield beginning;
    },
  };
}

const CODEBOOK_CSV: Download = {
  path: "/v1/codebook.csv",
  id: "codebook-csv",
  summary: "The codebook as CSV",
  points: 10,
  description:
    "A row for each column of each file: what stands in it, and which cells of the official forms it is about.",
  parameters: [BYTE_ORDER_MARK],
  mediaType: MEDIA_TYPES.csv,
  schema: schemaOf("csv", CODEBOOK_COLUMNS),
  fileName: "gongkai-codebook.csv",
  refusals: [],
  async *pieces({ values }) {
    yield head("csv", CODEBOOK_COLUMNS, values) + EXPORT_FORMATS.csv.rows(CODEBOOK_COLUMNS, codebookRows());
  },
};

const CODEBOOK_JSON: Download = {
  path: "/v1/codebook.json",
  id: "codebook-json",
  summary: "The codebook as JSON",
  points: 10,
  description: "The same as objects, with the Frictionless Table Schema of each file.",
  parameters: [],
  mediaType: "application/json",
  schema: {
    type: "object",
    required: ["dialect", "columns", "schemas"],
    properties: {
      dialect: { type: "object", description: "What the CSV files are like; a Frictionless CSV Dialect." },
      columns: { type: "array", items: lineSchema(CODEBOOK_COLUMNS) },
      schemas: { type: "object", description: "A Frictionless Table Schema for each file, by its name." },
    },
  },
  fileName: "gongkai-codebook.json",
  refusals: [],
  async *pieces() {
    const columns = codebookRows().map((row) =>
      Object.fromEntries(CODEBOOK_COLUMNS.map(({ name }, index) => [name, row[index]])),
    );
    const schemas = Object.fromEntries(
      EXPORT_DATASETS.map((dataset) => [dataset.name, tableSchema(dataset)]),
    );
    yield JSON.stringify({ dialect: CSV_DIALECT, columns, schemas });
  },
};

/** The files of rows, in every format, with their codebook. */
export const DATASET_DOWNLOADS: readonly Download[] = [
  ...EXPORT_DATASETS.flatMap((dataset) => FORMATS.map((format) => datasetDownload(dataset, format))),
  CODEBOOK_CSV,
  CODEBOOK_JSON,
];
