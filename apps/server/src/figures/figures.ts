import {
  type MeasureDescription,
  type MeasureRequest,
  type ReportGroup,
  type ReportGrouping,
  reportStats,
} from "@gongkai/db";
import type { Context } from "../context.ts";
import { refusal } from "../errors/refusal.ts";
import { type ReportFilterArgument, reportFilter } from "../resolvers/report-filter.ts";
import { DECIMAL_SCALAR } from "./decimal-scalar.ts";
import { MAX_GROUPS } from "./figures-size.ts";

/** The input type `MeasureInput`. */
export interface MeasureArgument {
  readonly name: string;
  readonly cells: readonly string[];
  readonly shareOf?: readonly string[] | null;
  readonly quantiles: readonly number[];
  readonly yearOnYear: boolean;
}

interface StatsArguments {
  readonly filter?: ReportFilterArgument | null;
  readonly groupBy: readonly ReportGrouping[];
  readonly measures: readonly MeasureArgument[];
}

/** The database's measures. */
export function measureRequests(measures: readonly MeasureArgument[]): readonly MeasureRequest[] {
  return measures.map(({ shareOf, ...measure }) => ({ ...measure, shareOf: shareOf ?? undefined }));
}

/** Figures made of many reports. */
export const FIGURES_QUERIES = {
  async reportStats(_: unknown, { filter, groupBy, measures }: StatsArguments, { ask }: Context) {
    const wanted = reportFilter(filter);
    const request = {
      filter: { ...wanted, synthetic: wanted.synthetic ?? false },
      groupBy,
      measures: measureRequests(measures),
      maxGroups: MAX_GROUPS,
    };
    const stats = await ask(({ database }) => reportStats(database, request));
    if (stats.hasMoreGroups) {
      throw refusal(
        "TOO_COMPLEX",
        `The reports fall into more than ${MAX_GROUPS} groups. Ask for fewer reports by \`filter\`, or group by less.`,
      );
    }
    return stats;
  },
};

/** Resolvers of the types that figures consist of. */
export const FIGURES_RESOLVERS = {
  Decimal: DECIMAL_SCALAR,
  MeasureEdition: {
    isCovered: ({ cells }: MeasureDescription["editions"][number]) => cells.length > 0,
  },
  ReportGroup: {
    year: ({ keys }: ReportGroup) => keys.year,
    edition: ({ keys }: ReportGroup) => keys.edition,
    level: ({ keys }: ReportGroup) => keys.level,
    kind: ({ keys }: ReportGroup) => keys.kind,
    province: ({ keys }: ReportGroup) => keys.province,
    region: ({ keys }: ReportGroup) => keys.region,
    agency: ({ keys: { agencyId } }: ReportGroup, _: unknown, { loaders }: Context) =>
      agencyId === null ? null : loaders.agency.load(agencyId),
  },
};
