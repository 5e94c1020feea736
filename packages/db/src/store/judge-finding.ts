import { JUDGEMENTS, type JudgementId } from "@gongkai/schema";
import { and, eq } from "drizzle-orm";
import { findings } from "../schema/findings.ts";
import { judgements } from "../schema/judgements.ts";
import { reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "./drizzle-connection.ts";
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
}

/**
 * Stores what a person says of a finding of a report's current or a former version. Earlier judgements are kept; the
 * newest counts, until the finding's input changes.
 *
 * @throws GongkaiError `BAD_USER_INPUT` where there is no such finding or judgement, no author, or too long a note.
 */
export async function judgeFinding(
  { drizzle }: DrizzleConnection,
  { reportId, rule, input, judgement, note = "", author }: JudgementToStore,
): Promise<void> {
  if (!Object.hasOwn(JUDGEMENTS, judgement)) {
    refuse(`There is no judgement ${judgement}. Use one of: ${Object.keys(JUDGEMENTS).join(", ")}.`);
  }
  requireAuthor("A judgement", { author, note });
  if (input === "") refuse("This finding is from before judgements were kept: run `gongkai recheck` first.");
  const key = toStorableText({ reportId, rule, input });
  const known = await drizzle
    .select({ input: findings.input })
    .from(findings)
    .innerJoin(reportVersions, eq(reportVersions.id, findings.versionId))
    .where(
      and(
        eq(reportVersions.reportId, key.reportId),
        eq(findings.rule, key.rule),
        eq(findings.input, key.input),
      ),
    )
    .limit(1);
  if (known.length === 0) {
    refuse(
      `Report ${reportId} has no finding ${rule}#${input}. Its findings may have changed: list them again.`,
    );
  }
  await drizzle.insert(judgements).values({ ...key, judgement, ...toStorableText({ note, author }) });
}
