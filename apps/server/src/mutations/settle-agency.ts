import { type AgencyLine, settleAgency } from "@gongkai/db";
import type { Context } from "../context.ts";
import { badUserInput } from "../errors/bad-user-input.ts";
import { currentRequestId } from "../logging/request-record.ts";
import { keyOf } from "../resolvers/arguments.ts";
import { reportKeyOf } from "./report-key.ts";
import { requireScope } from "./require-scope.ts";

interface SettleArguments {
  readonly report: string;
  readonly agency?: string | null;
  readonly candidate?: number | null;
  readonly withdraw?: boolean | null;
  readonly note?: string | null;
}

/** The agency that the arguments choose; null to go by the text alone again. */
async function chosenAgency(
  reportId: string,
  { agency, candidate, withdraw }: SettleArguments,
  { loaders }: Context,
): Promise<string | AgencyLine | null> {
  const given = [typeof agency === "string", typeof candidate === "number", withdraw === true];
  if (given.filter(Boolean).length !== 1) {
    throw badUserInput("Give one of `agency`, `candidate` and `withdraw: true`.");
  }
  if (typeof agency === "string") {
    const key = keyOf("Agency", agency);
    if (key === null) throw badUserInput("`agency` is no id of an agency. Take it from an agency's `id`.");
    return key;
  }
  if (typeof candidate !== "number") return null;
  const report = await loaders.report.load(reportId);
  const details = report === null ? null : await loaders.details.load(report.versionId);
  const candidates = details?.agencyCandidates ?? [];
  const chosen = candidates[candidate - 1];
  if (chosen !== undefined) return chosen;
  throw badUserInput(`The report has ${candidates.length} candidates and no number ${candidate}.`);
}

/** Mutations about whose report one is. */
export const SETTLEMENT_MUTATIONS = {
  async settleAgency(_: unknown, settlement: SettleArguments, context: Context) {
    const author = requireScope(context, "settle");
    const reportId = reportKeyOf(settlement.report);
    const agency = await chosenAgency(reportId, settlement, context);
    const note = settlement.note ?? "";
    const settled = await context.ask(({ database }) =>
      settleAgency(database, { reportId, agency, author, note, requestId: currentRequestId() }),
    );
    context.loaders.details.clearAll();
    context.loaders.report.clear(reportId).clear(settled.reportId);
    const report = await context.loaders.report.load(settled.reportId);
    return { report, hasChanged: settled.hasChanged };
  },
};
