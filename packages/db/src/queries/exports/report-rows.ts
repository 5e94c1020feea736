import { AGENCY_KINDS, AGENCY_LEVELS, EDITIONS, SOURCE_MEDIA_TYPES } from "@gongkai/schema";
import { and, eq, type SQL } from "drizzle-orm";
import { agencies } from "../../schema/agencies.ts";
import { AGENCY_MATCHES, reports, reportVersions } from "../../schema/reports.ts";
import { sources } from "../../schema/sources.ts";
import type { DrizzleReader } from "../../store/drizzle-connection.ts";
import { orderTerms, type Position, positionColumn, withinBounds } from "../keyset.ts";
import { REPORT_ORDERS } from "../report-orders.ts";
import { CURRENT_VERSION, type ReportFilter, reportConditions } from "../reports.ts";
import {
  type ExportColumn,
  type ExportPageRequest,
  type ExportRow,
  plainColumn,
  type ReportDataset,
} from "./export-dataset.ts";
import { publicId } from "./public-id.ts";

const ORDER = REPORT_ORDERS.newestYearFirst;

const SELECTED = {
  id: reports.id,
  versionId: reportVersions.id,
  agencyId: reports.agencyId,
  agencyName: agencies.name,
  agencyLevel: agencies.level,
  agencyKind: agencies.kind,
  regionCode: agencies.regionCode,
  agencyMatch: reportVersions.agencyMatch,
  year: reports.year,
  edition: reportVersions.edition,
  synthetic: reports.synthetic,
  title: reportVersions.title,
  documentNumber: reportVersions.documentNumber,
  period: reportVersions.period,
  signedOn: reportVersions.signedOn,
  publishedOn: reportVersions.publishedOn,
  sourceSha256: reportVersions.sourceSha256,
  sourceName: sources.name,
  sourceMediaType: sources.mediaType,
  parserVersion: reportVersions.parserVersion,
  storedAt: reportVersions.storedAt,
};

/** A report as it is read for files. */
type ReportLine = Awaited<ReturnType<typeof selectLines>>[number];

function selectLines({ drizzle }: DrizzleReader, condition: SQL | undefined, size: number) {
  return drizzle
    .select({ ...SELECTED, position: positionColumn(ORDER) })
    .from(reports)
    .innerJoin(reportVersions, CURRENT_VERSION)
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .leftJoin(agencies, eq(agencies.id, reports.agencyId))
    .where(condition)
    .orderBy(...orderTerms(ORDER, "start"))
    .limit(size);
}

/** Some reports, newest year first, and where they end; null when no report is behind them. */
export async function readReportLines(
  reader: DrizzleReader,
  filter: ReportFilter,
  { after, size }: ExportPageRequest,
): Promise<{ readonly lines: readonly ReportLine[]; readonly next: Position | null }> {
  const bounds = withinBounds(ORDER, { size, from: "start", after: after ?? undefined });
  const lines = await selectLines(reader, and(reportConditions(filter), bounds), size);
  return { lines, next: lines.length < size ? null : (lines.at(-1)?.position ?? null) };
}

interface ReportColumn {
  readonly column: ExportColumn;
  readonly take: (line: ReportLine) => ExportRow[number];
}

const REQUIRED = { isRequired: true };

/** What tells whose report of which year a row is. */
const IDENTIFYING: readonly ReportColumn[] = [
  {
    column: plainColumn("report_id", "string", "The report's id, as GraphQL has it.", REQUIRED),
    take: ({ id }) => publicId("Report", id),
  },
  {
    column: plainColumn(
      "agency_id",
      "string",
      "The agency's id; empty where the text does not say whose report it is.",
    ),
    take: ({ agencyId }) => (agencyId === null ? null : publicId("Agency", agencyId)),
  },
  {
    column: plainColumn("agency_name", "string", "The agency's name in Simplified script."),
    take: ({ agencyName }) => agencyName,
  },
  {
    column: plainColumn("agency_level", "string", "The level of the agency.", {
      values: Object.keys(AGENCY_LEVELS),
    }),
    take: ({ agencyLevel }) => agencyLevel,
  },
  {
    column: plainColumn("agency_kind", "string", "What the agency does.", {
      values: Object.keys(AGENCY_KINDS),
    }),
    take: ({ agencyKind }) => agencyKind,
  },
  {
    column: plainColumn("region_code", "string", "The GB/T 2260 code of the agency's region, six digits."),
    take: ({ regionCode }) => regionCode,
  },
  {
    column: plainColumn("year", "integer", "The report year; empty where the text does not say."),
    take: ({ year }) => year,
  },
  {
    column: plainColumn(
      "edition",
      "string",
      "The form that the report follows; empty where it follows none.",
      {
        values: EDITIONS,
      },
    ),
    take: ({ edition }) => edition,
  },
  {
    column: plainColumn(
      "synthetic",
      "boolean",
      "Whether the report was made up for the sample data.",
      REQUIRED,
    ),
    take: ({ synthetic }) => synthetic,
  },
];

const OTHERS: readonly ReportColumn[] = [
  {
    column: plainColumn(
      "version_id",
      "string",
      "The id of the version that is current, as GraphQL has it.",
      REQUIRED,
    ),
    take: ({ versionId }) => publicId("Version", versionId),
  },
  {
    column: plainColumn("agency_match", "string", "How the report came to its agency.", {
      isRequired: true,
      values: AGENCY_MATCHES,
    }),
    take: ({ agencyMatch }) => agencyMatch,
  },
  {
    column: plainColumn("title", "string", "The title in Simplified script."),
    take: ({ title }) => title,
  },
  {
    column: plainColumn("document_number", "string", "The document number as printed."),
    take: ({ documentNumber }) => documentNumber,
  },
  {
    column: plainColumn(
      "period_start",
      "string",
      "The first day that the numbers are about, as an ISO date.",
    ),
    take: ({ period }) => period?.start ?? null,
  },
  {
    column: plainColumn("period_end", "string", "The last day that the numbers are about, as an ISO date."),
    take: ({ period }) => period?.end ?? null,
  },
  {
    column: plainColumn(
      "signed_on",
      "string",
      "The date of the signature as printed, as an ISO date; it need not exist.",
    ),
    take: ({ signedOn }) => signedOn,
  },
  {
    column: plainColumn(
      "published_on",
      "string",
      "The date of publication that the page prints, as an ISO date.",
    ),
    take: ({ publishedOn }) => publishedOn,
  },
  {
    column: plainColumn(
      "source_sha256",
      "string",
      "SHA-256 of the document that the report was read from.",
      REQUIRED,
    ),
    take: ({ sourceSha256 }) => sourceSha256,
  },
  {
    column: plainColumn(
      "source_name",
      "string",
      "The name under which the document was first met.",
      REQUIRED,
    ),
    take: ({ sourceName }) => sourceName,
  },
  {
    column: plainColumn("source_media_type", "string", "What kind of document it is.", {
      isRequired: true,
      values: SOURCE_MEDIA_TYPES,
    }),
    take: ({ sourceMediaType }) => sourceMediaType,
  },
  {
    column: plainColumn("parser_version", "string", "The version of the parser that read it.", REQUIRED),
    take: ({ parserVersion }) => parserVersion,
  },
  {
    column: plainColumn(
      "stored_at",
      "string",
      "When this version was stored, as an ISO time in UTC.",
      REQUIRED,
    ),
    take: ({ storedAt }) => storedAt.toISOString(),
  },
];

/** The columns that tell whose report of which year a row is, in every dataset of reports. */
export const IDENTIFYING_COLUMNS: readonly ExportColumn[] = IDENTIFYING.map(({ column }) => column);

/** The values of {@link IDENTIFYING_COLUMNS}. */
export function identifyingValues(line: ReportLine): ExportRow {
  return IDENTIFYING.map(({ take }) => take(line));
}

const COLUMNS = [...IDENTIFYING, ...OTHERS];

/** The reports without their tables: whose, of which year, by which form, from which document. */
export const REPORTS_DATASET: ReportDataset = {
  name: "reports",
  title: "Reports",
  description: "A row for each report, in the version that is current, newest year first.",
  filteredBy: "ReportFilter",
  columns: COLUMNS.map(({ column }) => column),
  primaryKey: ["report_id"],
  pageSize: 500,
  async read(reader, filter, page) {
    const { lines, next } = await readReportLines(reader, filter, page);
    return { rows: lines.map((line) => COLUMNS.map(({ take }) => take(line))), next };
  },
};
