import { sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import type { DocumentOutcome, IngestStage } from "../schema/inputs.ts";
import type { Transaction } from "../store/drizzle-connection.ts";
import { knownMoment } from "../store/report-to-store.ts";
import { toStorableText } from "../store/storable-text.ts";
import { assertHeld, heldInputs, idList } from "./lease.ts";

/** Why a document failed, with everything that another attempt needs. */
export interface DocumentFailure {
  /** Where it stands, as people say it. */
  readonly origin: string;
  readonly url: string | null;
  readonly observedAt: Date | null;
  readonly stage: IngestStage;
  /** The code and sentence of the error. */
  readonly code: string;
  readonly detail: string;
  /** Null where they could not be read or are more than a document may have. */
  readonly bytes: Uint8Array | null;
}

interface DocumentPlace {
  readonly inputId: number;
  /** Its place in the input, counted from 0. */
  readonly ordinal: number;
  /** SHA-256 of its bytes; null where they could not be read. */
  readonly sha256: string | null;
}

/** What became of a document. */
export type DocumentRecord =
  | (DocumentPlace & { readonly outcome: Exclude<DocumentOutcome, "quarantined" | "dropped"> })
  | (DocumentPlace & { readonly outcome: "quarantined"; readonly failure: DocumentFailure });

/** The last word on each document: a row must not be written twice by one statement. */
function lastOfEach(records: readonly DocumentRecord[]): readonly DocumentRecord[] {
  return [...new Map(records.map((record) => [`${record.inputId} ${record.ordinal}`, record])).values()];
}

async function quarantineDocument(
  transaction: Transaction,
  { inputId, ordinal }: DocumentPlace,
  failure: DocumentFailure,
): Promise<void> {
  const { bytes, observedAt, ...said } = failure;
  const { origin, url, stage, code, detail } = toStorableText(said);
  const seenAt = knownMoment(observedAt ?? undefined);
  const content = bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await transaction.execute(sql`
    insert into quarantine (input_id, ordinal, origin, url, observed_at, stage, code, detail, bytes)
    values (${inputId}, ${ordinal}, ${origin}, ${url}, ${seenAt?.toISOString() ?? null}::timestamptz, ${stage}, ${code},
      ${detail}, ${content}::bytea)
    on conflict on constraint quarantine_key do update set origin = excluded.origin, url = excluded.url,
      observed_at = excluded.observed_at, stage = excluded.stage, code = excluded.code, detail = excluded.detail,
      bytes = excluded.bytes, attempts = quarantine.attempts + 1, last_at = now()`);
}

async function holdInputs(transaction: Transaction, lease: string, ids: readonly number[]): Promise<void> {
  const { rows } = await transaction.execute<{ id: number }>(heldInputs(lease, ids));
  assertHeld(
    ids,
    rows.map(({ id }) => id),
  );
  // Whoever gets ahead is not what kills its readers.
  await transaction.execute(
    sql`update inputs set attempts = 0 where id = any(${idList(ids)}) and attempts > 0`,
  );
}

/**
 * Writes what became of documents, as the last part of the transaction that stores them: what is stored has its line in the
 * ledger, and the other way round. A document that had failed before leaves the quarantine when it succeeds.
 *
 * @throws LeaseLostError when one of their inputs is not held by this worker; the transaction must be rolled back
 */
export async function recordDocuments(
  transaction: Transaction,
  lease: string,
  records: readonly DocumentRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const documents = lastOfEach(records);
  await holdInputs(transaction, lease, [...new Set(documents.map(({ inputId }) => inputId))]);
  failpoint("ledger-lease-held");
  const rows = documents.map(({ inputId, ordinal, sha256, outcome }) => ({
    inputId,
    ordinal,
    sha256,
    outcome,
  }));
  await transaction.execute(sql`
    insert into input_documents (input_id, ordinal, sha256, outcome)
    select "inputId", ordinal, sha256, outcome from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as rows ("inputId" int8, ordinal int8, sha256 text, outcome text)
    on conflict on constraint input_documents_pkey do update set sha256 = excluded.sha256, outcome = excluded.outcome`);
  failpoint("ledger-documents-written");
  const successes = rows.filter(({ outcome }) => outcome !== "quarantined");
  await transaction.execute(sql`
    delete from quarantine
    using unnest(${idList(successes.map(({ inputId }) => inputId))}, ${idList(successes.map(({ ordinal }) => ordinal))})
      as succeeded (input_id, ordinal)
    where quarantine.input_id = succeeded.input_id and quarantine.ordinal = succeeded.ordinal`);
  for (const document of documents) {
    if (document.outcome === "quarantined") await quarantineDocument(transaction, document, document.failure);
  }
  failpoint("ledger-quarantine-written");
}
