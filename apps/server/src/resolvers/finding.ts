import { judgeFinding, type StoredFinding } from "@gongkai/db";
import { cellsOfFinding, type JudgementId } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { refusal } from "../errors/refusal.ts";
import { fromGlobalId, toGlobalId } from "../global-id.ts";

interface JudgeArguments {
  readonly finding: string;
  readonly judgement: JudgementId;
  readonly note?: string | null;
}

/** Resolvers of type `Finding`. */
export const FINDING_RESOLVERS = {
  id: ({ reportId, rule, input }: StoredFinding) =>
    toGlobalId({ type: "Finding", key: reportId, rule, input }),
  cells: cellsOfFinding,
};

/** The name of the editor who asks, or an error that says how to become one. */
export function requireEditor({ editor }: Context): string {
  if (editor !== null) return editor.name;
  throw refusal(
    "UNAUTHENTICATED",
    "Only editors of this server may change anything. Send the token of one as `Authorization: Bearer TOKEN`; whoever runs the server sets them in GONGKAI_EDITORS.",
  );
}

/** Finds a finding of the current version of a report again. */
export async function loadFinding(
  { key, rule, input }: { readonly key: string; readonly rule: string; readonly input: string },
  { loaders }: Context,
): Promise<StoredFinding | null> {
  const report = await loaders.report.load(key);
  const findings = report === null ? null : await loaders.findings.load(report.versionId);
  return findings?.find((finding) => finding.rule === rule && finding.input === input) ?? null;
}

/** Mutations about findings. */
export const FINDING_MUTATIONS = {
  async judgeFinding(_: unknown, { finding, judgement, note }: JudgeArguments, context: Context) {
    const author = requireEditor(context);
    const id = fromGlobalId(finding);
    if (id?.type !== "Finding")
      throw badUserInput("`finding` is no id of a finding. Take it from a finding's `id`.");
    const { key: reportId, rule, input } = id;
    await context.ask(({ database }) =>
      judgeFinding(database, { reportId, rule, input, judgement, note: note ?? "", author }),
    );
    const report = await context.loaders.report.load(reportId);
    if (report !== null) context.loaders.findings.clear(report.versionId);
    const judged = await loadFinding(id, context);
    if (judged !== null) return judged;
    throw badUserInput("The judgement is kept, but the report's current version no longer has this finding.");
  },
};
