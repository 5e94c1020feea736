import type { AgencyRecord, RegionRecord, ReportRecord, StoredFinding, VersionRecord } from "@gongkai/db";
import type { Rule } from "@gongkai/rules";
import { MAX_PAGE_SIZE } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { fromGlobalId } from "../global-id.ts";
import { loadFinding } from "./finding.ts";
import { regionOf } from "./region.ts";
import { ruleOf } from "./rule.ts";
import { loadSection, type SectionNode } from "./section.ts";

type AnyNode =
  | AgencyRecord
  | ReportRecord
  | VersionRecord
  | SectionNode
  | StoredFinding
  | Rule
  | RegionRecord;

async function loadNode(id: string, context: Context): Promise<AnyNode | null> {
  const known = fromGlobalId(id);
  const { loaders } = context;
  switch (known?.type) {
    case undefined:
      return null;
    case "Agency":
      return loaders.agency.load(known.key);
    case "Report":
      return loaders.report.load(known.key);
    case "Version":
      return loaders.version.load(Number(known.key));
    case "Section":
      return loadSection(known, context);
    case "Finding":
      return loadFinding(known, context);
    case "Rule":
      return ruleOf(known.key);
    case "Region":
      return regionOf(known.key, context);
  }
}

/** Looks things up by their global ids. */
export const NODE_QUERIES = {
  node: (_: unknown, { id }: { readonly id: string }, context: Context) => loadNode(id, context),

  nodes(_: unknown, { ids }: { readonly ids: readonly string[] }, context: Context) {
    if (ids.length > MAX_PAGE_SIZE) {
      throw badUserInput(
        `\`ids\` holds ${ids.length} ids, and ${MAX_PAGE_SIZE} are allowed. Ask in several queries.`,
      );
    }
    return Promise.all(ids.map((id) => loadNode(id, context)));
  },
};

/** Tells which type a node is of. */
export const NODE_RESOLVERS = {
  __resolveType(node: AnyNode): string {
    if ("section" in node) return "Section";
    if ("formula" in node) return "Finding";
    if ("statement" in node) return "Rule";
    if ("isCurrent" in node) return "ReportVersion";
    if ("parentCode" in node) return "Region";
    return "versionId" in node ? "Report" : "Agency";
  },
};
