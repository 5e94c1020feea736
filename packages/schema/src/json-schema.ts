import { CELL_STATES } from "./cell.ts";
import { CLAIM_KINDS } from "./claim.ts";
import { DIAGNOSTICS } from "./diagnostic.ts";
import { EDITIONS } from "./edition.ts";
import { FORMS, tableCells } from "./forms/form.ts";
import { TABLE_IDS, type TableId } from "./forms/identifiers.ts";
import { AGENCY_EVIDENCE_KINDS } from "./report.ts";
import { SECTION_IDS } from "./sections.ts";

/** A JSON Schema document or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const span: JsonSchema = {
  type: "object",
  required: ["start", "end"],
  additionalProperties: false,
  properties: { start: { type: "integer", minimum: 0 }, end: { type: "integer", minimum: 0 } },
};

const paragraph: JsonSchema = {
  ...span,
  properties: {
    start: { type: "integer", minimum: 0 },
    end: { type: "integer", minimum: 0 },
    textStart: { type: "integer", minimum: 0 },
  },
};

const cellShapes: Readonly<Record<(typeof CELL_STATES)[number], JsonSchema>> = {
  value: {
    required: ["state", "value", "raw", "span", "placement"],
    properties: {
      state: { const: "value" },
      value: { type: "number" },
      raw: { type: "string", minLength: 1 },
      span: { $ref: "#/$defs/span" },
      placement: { enum: ["printed", "deduced"] },
    },
  },
  blank: {
    required: ["state", "span"],
    properties: { state: { const: "blank" }, span: { $ref: "#/$defs/span" } },
  },
  notApplicable: {
    required: ["state", "raw", "span"],
    properties: {
      state: { const: "notApplicable" },
      raw: { type: "string", minLength: 1 },
      span: { $ref: "#/$defs/span" },
    },
  },
  unread: {
    required: ["state", "because"],
    properties: { state: { const: "unread" }, because: { enum: Object.keys(DIAGNOSTICS) } },
  },
};

/** The rows of a table with the columns each may have, over all editions. */
function tableSchema(table: TableId): JsonSchema {
  const rows = new Map<string, Set<string>>();
  for (const edition of EDITIONS) {
    for (const { row, column } of tableCells(FORMS[edition][table])) {
      const columns = rows.get(row.id) ?? new Set();
      rows.set(row.id, columns.add(column.id));
    }
  }
  const properties = Object.fromEntries(
    [...rows].map(([row, columns]) => [
      row,
      {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries([...columns].map((column) => [column, { $ref: "#/$defs/cell" }])),
      },
    ]),
  );
  return { type: ["object", "null"], additionalProperties: false, properties };
}

function nullable(type: string, more: JsonSchema = {}): JsonSchema {
  return { type: [type, "null"], ...more };
}

const ISO_DATE = "^\\d{4}-\\d{2}-\\d{2}$";

/** The document that an object came from. */
const source: JsonSchema = {
  type: "object",
  required: ["name", "sha256"],
  additionalProperties: false,
  properties: {
    name: {
      type: "string",
      description: "Its path; `ARCHIVE!/NAME` where it stands in an archive or crawl file.",
    },
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    url: { type: "string", description: "Its address, where a crawl says it." },
  },
};

const diagnostics: JsonSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["code", "message"],
    additionalProperties: false,
    properties: {
      code: { enum: Object.keys(DIAGNOSTICS) },
      message: { type: "string" },
      span: { $ref: "#/$defs/span" },
      table: { enum: TABLE_IDS },
      cell: { type: "string" },
      raw: { type: "string" },
    },
  },
};

const documentWithoutReport: JsonSchema = {
  title: "Document without a report",
  type: "object",
  additionalProperties: false,
  required: ["source", "reports", "diagnostics"],
  properties: {
    source: { $ref: "#/$defs/source" },
    reports: { const: 0 },
    diagnostics: { $ref: "#/$defs/diagnostics" },
  },
};

const report: JsonSchema = {
  title: "Parsed disclosure report",
  type: "object",
  additionalProperties: false,
  required: [
    "source",
    "title",
    "agency",
    "year",
    "edition",
    "period",
    "signedOn",
    "publishedOn",
    "documentNumber",
    "contact",
    "tables",
    "sections",
    "claims",
    "diagnostics",
  ],
  properties: {
    source: { $ref: "#/$defs/source" },
    title: nullable("string"),
    agency: nullable("object", {
      required: ["name", "place", "evidence"],
      additionalProperties: false,
      properties: {
        name: { type: "string", minLength: 1 },
        place: nullable("string"),
        evidence: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required: ["kind", "name", "span"],
            additionalProperties: false,
            properties: {
              kind: {
                enum: AGENCY_EVIDENCE_KINDS,
              },
              name: { type: "string", minLength: 1 },
              span: { $ref: "#/$defs/span" },
            },
          },
        },
      },
    }),
    year: nullable("integer", { minimum: 1900, maximum: 2999 }),
    edition: { enum: [...EDITIONS, null] },
    period: nullable("object", {
      required: ["start", "end", "span"],
      additionalProperties: false,
      properties: {
        start: { type: "string", pattern: ISO_DATE },
        end: { type: "string", pattern: ISO_DATE },
        span: { $ref: "#/$defs/span" },
      },
    }),
    signedOn: nullable("string", { pattern: ISO_DATE }),
    publishedOn: nullable("string", { pattern: ISO_DATE }),
    documentNumber: nullable("string"),
    contact: nullable("object", {
      required: ["address", "telephone", "email", "postcode", "span"],
      additionalProperties: false,
      properties: {
        address: nullable("string"),
        telephone: nullable("string"),
        email: nullable("string"),
        postcode: nullable("string"),
        span: { $ref: "#/$defs/span" },
      },
    }),
    tables: {
      type: "object",
      required: TABLE_IDS,
      additionalProperties: false,
      properties: Object.fromEntries(TABLE_IDS.map((table) => [table, tableSchema(table)])),
    },
    subtotals: {
      type: "array",
      items: {
        type: "object",
        required: ["cells", "value", "raw", "span"],
        additionalProperties: false,
        properties: {
          cells: { type: "array", minItems: 1, items: { type: "string" } },
          value: { type: "number" },
          raw: { type: "string", minLength: 1 },
          span: { $ref: "#/$defs/span" },
        },
      },
    },
    sections: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "heading", "headingSpan", "span", "text", "paragraphs"],
        additionalProperties: false,
        properties: {
          id: { enum: SECTION_IDS },
          heading: { type: "string" },
          headingSpan: { $ref: "#/$defs/span" },
          span: { $ref: "#/$defs/span" },
          text: { type: "string" },
          paragraphs: { type: "array", items: { $ref: "#/$defs/paragraph" } },
        },
      },
    },
    claims: {
      type: "array",
      items: {
        type: "object",
        required: ["kind", "value", "isApproximate", "scope", "year", "partOf", "raw", "span", "section"],
        additionalProperties: false,
        properties: {
          kind: { enum: Object.keys(CLAIM_KINDS) },
          value: { type: "number" },
          isApproximate: { type: "boolean" },
          scope: nullable("string"),
          year: nullable("integer", { minimum: 1900, maximum: 2999 }),
          partOf: nullable("integer", { minimum: 0 }),
          raw: { type: "string", minLength: 1 },
          span: { $ref: "#/$defs/span" },
          textSpan: { $ref: "#/$defs/span" },
          section: { enum: [...SECTION_IDS, null] },
        },
      },
    },
    diagnostics: { $ref: "#/$defs/diagnostics" },
  },
};

/**
 * The JSON Schema (draft 2020-12) of the objects that `gongkai parse` prints: a report with its diagnostics, or a
 * document that holds none. Derived from the forms, so it cannot fall behind them.
 */
export const REPORT_JSON_SCHEMA: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Line of gongkai parse",
  oneOf: [{ $ref: "#/$defs/report" }, { $ref: "#/$defs/documentWithoutReport" }],
  $defs: {
    report,
    documentWithoutReport,
    source,
    diagnostics,
    paragraph,
    span,
    cell: {
      oneOf: CELL_STATES.map((state) => ({
        type: "object",
        additionalProperties: false,
        ...cellShapes[state],
      })),
    },
  },
};
