import { sql } from "drizzle-orm";
import type { DocumentOutcome, InputKind, InputState } from "../schema/inputs.ts";
import { DOCUMENT_OUTCOMES, INPUT_STATES } from "../schema/inputs.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { isLive } from "./lease.ts";
import { countQuarantine, type QuarantineCount } from "./quarantine.ts";

/** A process that was seen lately, and what it has in hand. */
export interface LiveWorker {
  readonly lease: string;
  readonly host: string;
  readonly processId: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** How many inputs it holds. */
  readonly inputs: number;
}

/** How far ingest is. */
export interface IngestStatus {
  readonly inputs: Readonly<Record<InputState, number>>;
  /** Inputs in reading whose worker has died; the next to come takes them over. */
  readonly orphaned: number;
  readonly documents: Readonly<Record<DocumentOutcome, number>>;
  /** Documents that the detector passed over in inputs that are done. */
  readonly passedOver: number;
  readonly quarantined: readonly QuarantineCount[];
  readonly sources: number;
  readonly reports: number;
  readonly versions: number;
  /** Reports that search has yet to take in. */
  readonly waitingForSearch: number;
  /** Entries that wait for the checks beside neighbours. */
  readonly waitingForChecks: number;
  readonly workers: readonly LiveWorker[];
}

/** An input that could not be read. */
export interface UnreadInput {
  readonly id: number;
  readonly origin: string;
  readonly kind: InputKind;
  readonly code: string;
  readonly detail: string;
}

/** A count for each name, 0 where there is none. */
function byName<Name extends string>(
  names: readonly Name[],
  rows: readonly { readonly name: Name; readonly count: number }[],
): Readonly<Record<Name, number>> {
  const counts = new Map(rows.map(({ name, count }) => [name, count]));
  // One entry for each name.
  return Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<Name, number>;
}

interface Totals extends Record<string, unknown> {
  readonly orphaned: number;
  readonly passedOver: number;
  readonly sources: number;
  readonly reports: number;
  readonly versions: number;
  readonly waitingForSearch: number;
  readonly waitingForChecks: number;
}

/** How far ingest is, as it was at one moment. */
export async function ingestStatus({ drizzle }: DrizzleConnection): Promise<IngestStatus> {
  const snapshot = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  return drizzle.transaction(async (transaction) => {
    const inputs = await transaction.execute<{ name: InputState; count: number }>(
      sql`select state as name, count(*)::int8 as count from inputs group by state`,
    );
    const documents = await transaction.execute<{ name: DocumentOutcome; count: number }>(
      sql`select outcome as name, count(*)::int8 as count from input_documents group by outcome`,
    );
    const totals = await transaction.execute<Totals>(sql`
      select (select count(*) from inputs where state = 'reading' and not ${isLive(sql`inputs.lease`)})::int8 as orphaned,
        (select coalesce(sum(passed_over), 0) from inputs)::int8 as "passedOver",
        (select count(*) from sources)::int8 as sources,
        (select count(*) from report_versions where is_current)::int8 as reports,
        (select count(*) from report_versions)::int8 as versions,
        (select count(distinct report_id) from search_outbox)::int8 as "waitingForSearch",
        (select count(*) from check_queue)::int8 as "waitingForChecks"`);
    const workers = await transaction.execute<LiveWorker & Record<string, unknown>>(sql`
      select lease, host, process_id as "processId", started_at as "startedAt", seen_at as "seenAt",
        (select count(*) from inputs where state = 'reading' and inputs.lease = ingest_workers.lease)::int8 as inputs
      from ingest_workers where ${isLive(sql`ingest_workers.lease`)} order by started_at, lease`);
    const quarantined = await countQuarantine({ drizzle: transaction });
    const [total] = totals.rows;
    if (total === undefined) throw new Error("PostgreSQL gave no totals.");
    return {
      inputs: byName(INPUT_STATES, inputs.rows),
      documents: byName(DOCUMENT_OUTCOMES, documents.rows),
      quarantined,
      workers: workers.rows.map((worker) => ({
        ...worker,
        startedAt: new Date(worker.startedAt),
        seenAt: new Date(worker.seenAt),
      })),
      ...total,
    };
  }, snapshot);
}

/** The inputs that could not be read, oldest first; those behind `after`, which is the id of the last one of a page. */
export async function listFailedInputs(
  { drizzle }: DrizzleConnection,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number },
): Promise<readonly UnreadInput[]> {
  const { rows } = await drizzle.execute<UnreadInput & Record<string, unknown>>(sql`
    select id, origin, kind, code, detail from inputs where state = 'failed' and id > ${after} order by id limit ${limit}`);
  return rows;
}
