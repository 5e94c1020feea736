import type { RegionRecord } from "@gongkai/db";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";

/** The region of a code; null where no agency with reports is in it. */
export async function regionOf(code: string | null, { loaders }: Context): Promise<RegionRecord | null> {
  return code === null ? null : ((await loaders.regions()).get(code) ?? null);
}

async function regionsBelow(code: string | null, { loaders }: Context): Promise<readonly RegionRecord[]> {
  return [...(await loaders.regions()).values()].filter(({ parentCode }) => parentCode === code);
}

/** The queries for regions. */
export const REGION_QUERIES = {
  region: (_: unknown, { code }: { readonly code: string }, context: Context) => regionOf(code, context),
  regions: (_: unknown, { parent }: { readonly parent?: string | null }, context: Context) =>
    regionsBelow(parent ?? null, context),
};

/** Resolvers of type `Region`. */
export const REGION_RESOLVERS = {
  id: ({ code }: RegionRecord) => toGlobalId({ type: "Region", key: code }),
  parent: ({ parentCode }: RegionRecord, _: unknown, context: Context) => regionOf(parentCode, context),
  children: ({ code }: RegionRecord, _: unknown, context: Context) => regionsBelow(code, context),
  agencyCount: ({ agencies }: RegionRecord) => agencies,
  reportCount: ({ reports }: RegionRecord) => reports,
};
