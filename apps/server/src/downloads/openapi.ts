import { EXPORT_DATASETS } from "@gongkai/db";
import { type PublicCode, statusOf } from "../errors/error-codes.ts";
import { SOFTWARE_VERSION } from "../software-version.ts";
import type { Download } from "./download.ts";

/** With what every download can be refused. */
const COMMON_REFUSALS: readonly PublicCode[] = ["BAD_USER_INPUT", "RATE_LIMITED", "OVERLOADED"];

const ERROR_SCHEMA = {
  type: "object",
  required: ["errors"],
  properties: {
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["message", "extensions"],
        properties: {
          message: { type: "string" },
          extensions: {
            type: "object",
            required: ["code", "requestId"],
            properties: { code: { type: "string" }, requestId: { type: "string" } },
          },
        },
      },
    },
  },
};

function responses({ mediaType, schema, refusals, summary }: Download) {
  const codesOf = new Map<string, PublicCode[]>();
  for (const code of [...COMMON_REFUSALS, ...refusals]) {
    const status = String(statusOf(code));
    codesOf.set(status, [...(codesOf.get(status) ?? []), code]);
  }
  const failures = [...codesOf].map(([status, codes]) => [
    status,
    {
      description: `Refused with the code ${codes.join(" or ")}.`,
      content: { "application/json": { schema: { $ref: "#/components/schemas/Errors" } } },
    },
  ]);
  const [essence = mediaType] = mediaType.split(";");
  return {
    "200": { description: summary, content: { [essence]: { schema } } },
    ...Object.fromEntries(failures),
  };
}

function operation(download: Download) {
  const { id, summary, description, parameters } = download;
  return {
    operationId: id,
    summary,
    description,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.in === "path",
      description: parameter.description,
      schema: parameter.schema,
      ...(parameter.schema.type === "array" ? { style: "form", explode: false } : {}),
    })),
    responses: responses(download),
  };
}

/** The OpenAPI 3.1 description of downloads, made of what their routes are made of. */
export function describeDownloads(downloads: readonly Download[]): Readonly<Record<string, unknown>> {
  const names = EXPORT_DATASETS.map(({ name }) => name).join(", ");
  return {
    openapi: "3.1.0",
    info: {
      title: "gongkai downloads",
      version: SOFTWARE_VERSION,
      description: `Files of rows (${names}) beside the GraphQL endpoint at /graphql. Rows are streamed in a fixed order; what is stored meanwhile may be in them or not. In figures a state column beside each number says whether it is a value, blank, not applicable or unread; none of the last three is zero.`,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(downloads.map((download) => [download.path, { get: operation(download) }])),
    components: { schemas: { Errors: ERROR_SCHEMA } },
  };
}
