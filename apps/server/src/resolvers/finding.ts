import type { StoredFinding } from "@gongkai/db";
import { cellsOfFinding } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { toGlobalId } from "../global-id.ts";
import { ruleOf } from "./rule.ts";

/** Resolvers of type `Finding`. */
export const FINDING_RESOLVERS = {
  id: ({ reportId, rule, input }: StoredFinding) =>
    toGlobalId({ type: "Finding", key: reportId, rule, input }),
  ruleDescription: ({ rule }: StoredFinding) => ruleOf(rule),
  report: ({ reportId }: StoredFinding, _: unknown, { loaders }: Context) => loaders.report.load(reportId),
  cells: cellsOfFinding,
};

/** Finds a finding of the current version of a report again. */
export async function loadFinding(
  { key, rule, input }: { readonly key: string; readonly rule: string; readonly input: string },
  { loaders }: Context,
): Promise<StoredFinding | null> {
  const report = await loaders.report.load(key);
  const findings = report === null ? null : await loaders.findings.load(report.versionId);
  return findings?.find((finding) => finding.rule === rule && finding.input === input) ?? null;
}
