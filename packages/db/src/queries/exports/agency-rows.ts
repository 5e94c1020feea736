import { AGENCY_KINDS, AGENCY_LEVELS } from "@gongkai/schema";
import { and } from "drizzle-orm";
import { agencies } from "../../schema/agencies.ts";
import { AGENCY_ORDER, type AgencyRecord, agencyConditions } from "../agencies.ts";
import { orderTerms, positionColumn, withinBounds } from "../keyset.ts";
import { type AgencyDataset, type ExportColumn, type ExportRow, plainColumn } from "./export-dataset.ts";
import { publicId } from "./public-id.ts";

const COLUMNS: readonly {
  readonly column: ExportColumn;
  readonly take: (agency: AgencyRecord) => ExportRow[number];
}[] = [
  {
    column: plainColumn("agency_id", "string", "The agency's id, as GraphQL has it.", { isRequired: true }),
    take: ({ id }) => publicId("Agency", id),
  },
  {
    column: plainColumn("name", "string", "The name in Simplified script.", { isRequired: true }),
    take: ({ name }) => name,
  },
  {
    column: plainColumn("place", "string", "A place the name itself does not begin with."),
    take: ({ place }) => place,
  },
  {
    column: plainColumn("level", "string", "Its level; empty where the name does not tell.", {
      values: Object.keys(AGENCY_LEVELS),
    }),
    take: ({ level }) => level,
  },
  {
    column: plainColumn("kind", "string", "What it does; empty where the name does not tell.", {
      values: Object.keys(AGENCY_KINDS),
    }),
    take: ({ kind }) => kind,
  },
  {
    column: plainColumn("region_code", "string", "The GB/T 2260 code of its region, six digits."),
    take: ({ regionCode }) => regionCode,
  },
  {
    column: plainColumn(
      "region_path",
      "string",
      "The names of its regions from the province down, joined by `/`.",
    ),
    take: ({ regionPath }) => (regionPath.length === 0 ? null : regionPath.join("/")),
  },
  {
    column: plainColumn(
      "parent_id",
      "string",
      "The id of the body that it stands under, which need not have reports.",
    ),
    take: ({ parentId }) => (parentId === null ? null : publicId("Agency", parentId)),
  },
  {
    column: plainColumn("synthetic", "boolean", "Whether the agency was made up for the sample data.", {
      isRequired: true,
    }),
    take: ({ synthetic }) => synthetic,
  },
];

/** The agencies that have reports. */
export const AGENCIES_DATASET: AgencyDataset = {
  name: "agencies",
  title: "Agencies",
  description: "A row for each agency that has reports, by name in code-point order.",
  filteredBy: "AgencyFilter",
  columns: COLUMNS.map(({ column }) => column),
  primaryKey: ["agency_id"],
  pageSize: 500,
  async read({ drizzle }, filter, { after, size }) {
    const bounds = withinBounds(AGENCY_ORDER, { size, from: "start", after: after ?? undefined });
    const found = await drizzle
      .select({ agency: agencies, position: positionColumn(AGENCY_ORDER) })
      .from(agencies)
      .where(and(agencyConditions(filter), bounds))
      .orderBy(...orderTerms(AGENCY_ORDER, "start"))
      .limit(size);
    return {
      rows: found.map(({ agency }) => COLUMNS.map(({ take }) => take(agency))),
      next: found.length < size ? null : (found.at(-1)?.position ?? null),
    };
  },
};
