import type { AgencyRecord, ReportRecord, StoredFinding } from "@gongkai/db";
import { MAX_PAGE_SIZE } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { fromGlobalId } from "../global-id.ts";
import { loadFinding } from "./finding.ts";
import { REPORT_RESOLVERS } from "./report.ts";
import type { SectionNode } from "./section.ts";

type AnyNode = AgencyRecord | ReportRecord | SectionNode | StoredFinding;

async function loadNode(id: string, context: Context): Promise<AnyNode | null> {
  const known = fromGlobalId(id);
  if (known === null || known.type === "Version") return null;
  if (known.type === "Agency") return context.loaders.agency.load(known.key);
  if (known.type === "Finding") return loadFinding(known, context);
  const report = await context.loaders.report.load(known.key);
  if (known.type === "Report" || report === null) return report;
  const sections = await REPORT_RESOLVERS.sections(report, {}, context);
  return (
    sections.find(
      ({ section, occurrence }) => section === known.section && occurrence === known.occurrence,
    ) ?? null
  );
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
    if ("rule" in node) return "Finding";
    return "versionId" in node ? "Report" : "Agency";
  },
};
