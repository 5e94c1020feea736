import type { AgencyRecord, RegionRecord, ReportRecord } from "@gongkai/db";
import { MAX_PAGE_SIZE } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { NODE_RESOLVERS } from "../resolvers/node.ts";
import { regionOf } from "../resolvers/region.ts";
import { SUBGRAPH_SDL } from "../schema/type-definitions.ts";
import { type Representation, readRepresentation } from "./representation.ts";

type Entity = AgencyRecord | RegionRecord | ReportRecord;

async function loadEntity({ type, key }: Representation, context: Context): Promise<Entity | null> {
  if (key === null) return null;
  switch (type) {
    case "Agency":
      return context.loaders.agency.load(key);
    case "Region":
      return regionOf(key, context);
    case "Report":
      return context.loaders.report.load(key);
  }
}

/** The queries of gateways. */
export const FEDERATION_QUERIES = {
  _entities(
    _: unknown,
    { representations }: { readonly representations: readonly unknown[] },
    context: Context,
  ) {
    if (representations.length > MAX_PAGE_SIZE) {
      throw badUserInput(
        `\`representations\` holds ${representations.length} things, and ${MAX_PAGE_SIZE} are allowed. Ask in several queries.`,
      );
    }
    return Promise.all(representations.map(readRepresentation).map((each) => loadEntity(each, context)));
  },

  _service: () => ({ sdl: SUBGRAPH_SDL }),
};

/** Tells which type an entity is of, as of any node. */
export const FEDERATION_RESOLVERS = { _Entity: NODE_RESOLVERS };
