import { judgeFinding } from "@gongkai/db";
import type { JudgementId } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { fromGlobalId } from "../global-id.ts";
import { currentRequestId } from "../logging/request-record.ts";
import { loadFinding } from "../resolvers/finding.ts";
import { requireScope } from "./require-scope.ts";

interface JudgeArguments {
  readonly finding: string;
  readonly judgement: JudgementId;
  readonly note?: string | null;
}

/** Mutations about findings. */
export const FINDING_MUTATIONS = {
  async judgeFinding(_: unknown, { finding, judgement, note }: JudgeArguments, context: Context) {
    const author = requireScope(context, "judge");
    const id = fromGlobalId(finding);
    if (id?.type !== "Finding")
      throw badUserInput("`finding` is no id of a finding. Take it from a finding's `id`.");
    const { key: reportId, rule, input } = id;
    const said = { reportId, rule, input, judgement, note: note ?? "", author };
    const hasChanged = await context.ask(({ database }) =>
      judgeFinding(database, { ...said, requestId: currentRequestId() }),
    );
    const report = await context.loaders.report.load(reportId);
    if (report !== null) context.loaders.findings.clear(report.versionId);
    const judged = await loadFinding(id, context);
    if (judged !== null) return { finding: judged, hasChanged };
    throw badUserInput("The judgement is kept, but the report's current version no longer has this finding.");
  },
};
