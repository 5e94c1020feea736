import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { type IngestStage, quarantine } from "../schema/inputs.ts";
import type { DrizzleConnection, DrizzleReader } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";

/** Which quarantined documents are meant. What is absent does not restrict. */
export interface QuarantineFilter {
  readonly ids?: readonly number[] | undefined;
  readonly code?: string | undefined;
  readonly stage?: IngestStage | undefined;
}

/** A document that failed, without its bytes. */
export interface QuarantinedDocument {
  readonly id: number;
  readonly inputId: number;
  readonly ordinal: number;
  /** Where it stands, as people say it. */
  readonly origin: string;
  readonly url: string | null;
  readonly observedAt: Date | null;
  readonly stage: IngestStage;
  readonly code: string;
  readonly detail: string;
  /** How often it was tried. */
  readonly attempts: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Length of the bytes that are kept; null where none are. */
  readonly byteLength: number | null;
}

/** A document that failed, as another attempt needs it. */
export interface QuarantinedContent extends QuarantinedDocument {
  /** Null where they could not be read or are more than a document may have: its input has to be read again. */
  readonly bytes: Uint8Array | null;
}

/** How many documents stand in quarantine for one reason. */
export interface QuarantineCount {
  readonly stage: IngestStage;
  readonly code: string;
  readonly documents: number;
}

const DOCUMENT = {
  id: quarantine.id,
  inputId: quarantine.inputId,
  ordinal: quarantine.ordinal,
  origin: quarantine.origin,
  url: quarantine.url,
  observedAt: quarantine.observedAt,
  stage: quarantine.stage,
  code: quarantine.code,
  detail: quarantine.detail,
  attempts: quarantine.attempts,
  firstAt: quarantine.firstAt,
  lastAt: quarantine.lastAt,
  byteLength: sql<number | null>`octet_length(${quarantine.bytes})`,
};

/** The condition that a row of `quarantine` is meant. */
function matchesFilter({ ids, code, stage }: QuarantineFilter): SQL | undefined {
  return and(
    ids === undefined ? undefined : sql`${quarantine.id} = any(${sql.param([...ids])}::int8[])`,
    code === undefined ? undefined : eq(quarantine.code, toStorableText(code)),
    stage === undefined ? undefined : eq(quarantine.stage, stage),
  );
}

/** The documents in quarantine, oldest first; those behind `after`, which is the id of the last one of a page. */
export async function listQuarantine(
  { drizzle }: DrizzleConnection,
  filter: QuarantineFilter,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number },
): Promise<readonly QuarantinedDocument[]> {
  return drizzle
    .select(DOCUMENT)
    .from(quarantine)
    .where(and(matchesFilter(filter), gt(quarantine.id, after)))
    .orderBy(asc(quarantine.id))
    .limit(limit);
}

/** A document in quarantine with its bytes; undefined where there is none with this id. */
export async function readQuarantined(
  { drizzle }: DrizzleConnection,
  id: number,
): Promise<QuarantinedContent | undefined> {
  const [document] = await drizzle
    .select({ ...DOCUMENT, bytes: quarantine.bytes })
    .from(quarantine)
    .where(eq(quarantine.id, id));
  return document;
}

/** How many documents stand in quarantine, by step and code, most first. */
export async function countQuarantine({ drizzle }: DrizzleReader): Promise<readonly QuarantineCount[]> {
  const { rows } = await drizzle.execute<QuarantineCount & Record<string, unknown>>(sql`
    select stage, code, count(*)::int8 as documents from quarantine group by stage, code order by 3 desc, stage, code`);
  return rows;
}

/** The newest id in quarantine, 0 where it is empty: what comes in later has a larger one. */
export async function newestQuarantined({ drizzle }: DrizzleReader): Promise<number> {
  const { rows } = await drizzle.execute<{ id: number }>(
    sql`select coalesce(max(id), 0)::int8 as id from quarantine`,
  );
  return rows[0]?.id ?? 0;
}
