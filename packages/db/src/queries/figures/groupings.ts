import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  type AgencyKind,
  type AgencyLevel,
  type Edition,
} from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import { agencies } from "../../schema/agencies.ts";
import { reports, reportVersions } from "../../schema/reports.ts";

const REGION_CODE = sql`case when ${agencies.regionCode} ~ '^[0-9]{6}$' then ${agencies.regionCode} end`;

/** What reports can be grouped by. A report of which it is not known makes one group with the others of its kind. */
const EXPRESSIONS = {
  year: sql`${reports.year}`,
  edition: sql`${reportVersions.edition}`,
  level: sql`${agencies.level}`,
  kind: sql`${agencies.kind}`,
  province: sql`left(${REGION_CODE}, 2) || '0000'`,
  region: REGION_CODE,
  agency: sql`${agencies.id}`,
} as const satisfies Record<string, SQL>;

/** What reports can be grouped by. */
export type ReportGrouping = keyof typeof EXPRESSIONS;

/** What reports can be grouped by, in the order in which groups are told apart. */
export const REPORT_GROUPINGS = Object.keys(EXPRESSIONS) as readonly ReportGrouping[];

/** A region as a group has it. */
export interface GroupRegion {
  /** The GB/T 2260 code, six digits. */
  readonly code: string;
  /** The name, as the agencies of the region have it. */
  readonly name: string;
}

/** What the reports of a group have in common. Null where it is not known, and for what was not grouped by. */
export interface GroupKeys {
  readonly year: number | null;
  readonly edition: Edition | null;
  readonly level: AgencyLevel | null;
  readonly kind: AgencyKind | null;
  readonly province: GroupRegion | null;
  /** The agency's own region. */
  readonly region: GroupRegion | null;
  readonly agencyId: string | null;
}

/** The columns of a report by which it is grouped. */
export function keyColumns(groupBy: readonly ReportGrouping[]): readonly SQL[] {
  return groupBy.flatMap((grouping) => {
    const key = sql`${EXPRESSIONS[grouping]} as ${sql.identifier(grouping)}`;
    if (grouping === "province") return [key, sql`${agencies.regionPath} ->> 0 as "provinceName"`];
    if (grouping === "region") return [key, sql`${agencies.regionPath} ->> -1 as "regionName"`];
    return [key];
  });
}

/** The columns that a group is told by. */
export function groupColumns(groupBy: readonly ReportGrouping[]): readonly SQL[] {
  return groupBy.map((grouping) => sql`${sql.identifier(grouping)}`);
}

/** The same with the names of regions, which the spelling of a single agency must not tear apart. */
export function selectedKeys(groupBy: readonly ReportGrouping[]): readonly SQL[] {
  return [
    ...groupColumns(groupBy),
    ...groupBy
      .filter((grouping) => grouping === "province" || grouping === "region")
      .map((grouping) => {
        const name = sql.identifier(`${grouping}Name`);
        return sql`min(${name} collate "C") as ${name}`;
      }),
  ];
}

/** What a row says of its group. */
export interface KeyRow {
  readonly year?: number | null;
  readonly edition?: Edition | null;
  readonly level?: AgencyLevel | null;
  readonly kind?: AgencyKind | null;
  readonly province?: string | null;
  readonly provinceName?: string | null;
  readonly region?: string | null;
  readonly regionName?: string | null;
  readonly agency?: string | null;
}

function regionOf(code: string | null | undefined, name: string | null | undefined): GroupRegion | null {
  return code === null || code === undefined ? null : { code, name: name ?? code };
}

/** The keys of a group from its row. */
export function toGroupKeys(row: KeyRow): GroupKeys {
  return {
    year: row.year ?? null,
    edition: row.edition ?? null,
    level: row.level ?? null,
    kind: row.kind ?? null,
    province: regionOf(row.province, row.provinceName),
    region: regionOf(row.region, row.regionName),
    agencyId: row.agency ?? null,
  };
}

const LEVELS = Object.keys(AGENCY_LEVELS);
const KINDS = Object.keys(AGENCY_KINDS);

/** What groups are ordered by; levels and kinds stand as they are declared. */
function orderOf({ year, edition, level, kind, province, region, agencyId }: GroupKeys) {
  return [
    year,
    edition,
    level === null ? null : LEVELS.indexOf(level),
    kind === null ? null : KINDS.indexOf(kind),
    province?.code ?? null,
    region?.code ?? null,
    agencyId,
  ];
}

/** Compares groups by what tells them apart, in the order of `REPORT_GROUPINGS`; what is not known stands last. */
export function compareKeys(one: GroupKeys, other: GroupKeys): number {
  const others = orderOf(other);
  for (const [index, key] of orderOf(one).entries()) {
    const otherKey = others[index] ?? null;
    if (key === otherKey) continue;
    if (key === null || otherKey === null) return key === null ? 1 : -1;
    return key < otherKey ? -1 : 1;
  }
  return 0;
}
