import { JUDGEMENTS, type JudgementId } from "@gongkai/schema";
import { and, desc, eq } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import { judgements } from "../schema/judgements.ts";
import { reportVersions } from "../schema/reports.ts";
import { holdReports } from "./current-version.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { recordAudit } from "./record-audit.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { refuse, requireAuthor } from "./said-by.ts";
import { toStorableText } from "./storable-text.ts";

/** What names a finding of a report: its rule and its input, as `findingsOfVersions` gives them. */
export interface FindingKey {
  readonly reportId: string;
  readonly rule: string;
  readonly input: string;
}

/** What a person says of a finding. */
export interface JudgementToStore extends FindingKey {
  readonly judgement: JudgementId;
  readonly note?: string | undefined;
  readonly author: string;
  /** The request that asks for it; none for a command. */
  readonly requestId?: string | undefined;
}

/** What counts of a finding: the newest judgement, which one that came along with a source later need not be. */
async function lastJudgement(transaction: Transaction, { reportId, rule, input }: FindingKey) {
  const [last] = await transaction
    .select({ judgement: judgements.judgement, note: judgements.note, author: judgements.author })
    .from(judgements)
    .where(and(eq(judgements.reportId, reportId), eq(judgements.rule, rule), eq(judgements.input, input)))
    .orderBy(desc(judgements.judgedAt), desc(judgements.id))
    .limit(1);
  return last ?? null;
}

/** Writes what is said, unless the same author said just the same last. Returns whether it was written. */
async function say(
  transaction: Transaction,
  { requestId, note = "", ...said }: JudgementToStore,
): Promise<boolean> {
  const { reportId, rule, input, judgement, author } = said;
  // Of two who say the same at once one comes second.
  await holdReports(transaction, [reportId]);
  const before = await lastJudgement(transaction, said);
  if (before?.judgement === judgement && before.note === note && before.author === author) return false;
  await transaction.insert(judgements).values({ ...said, note });
  const after = { judgement, note, author };
  const target = `${reportId} ${rule} ${input}`;
  await recordAudit(
    { drizzle: transaction },
    { author, action: "judgeFinding", target, before, after, reason: note, requestId },
  );
  return true;
}

/**
 * Stores what a person says of a finding of a report's current or a former version. Earlier judgements are kept; the
 * newest counts, until the finding's input changes. Returns false where the same person said the same last, which writes nothing.
 *
 * @throws GongkaiError `BAD_USER_INPUT` where there is no such finding or judgement, no author, or too long a note.
 */
export async function judgeFinding(connection: DrizzleConnection, given: JudgementToStore): Promise<boolean> {
  const said = toStorableText(given);
  const { reportId, rule, input, judgement } = said;
  if (!Object.hasOwn(JUDGEMENTS, judgement)) {
    refuse(`There is no judgement ${judgement}. Use one of: ${Object.keys(JUDGEMENTS).join(", ")}.`);
  }
  requireAuthor("A judgement", said);
  if (input === "") refuse("This finding is from before judgements were kept: run `gongkai recheck` first.");
  const known = await connection.drizzle
    .select({ input: findings.input })
    .from(findings)
    .innerJoin(reportVersions, eq(reportVersions.id, findings.versionId))
    .where(and(eq(reportVersions.reportId, reportId), eq(findings.rule, rule), eq(findings.input, input)))
    .limit(1);
  if (known.length === 0) {
    refuse(
      `Report ${reportId} has no finding ${rule}#${input}. Its findings may have changed: list them again.`,
    );
  }
  return retryTransaction(connection, (transaction) => say(transaction, said));
}
