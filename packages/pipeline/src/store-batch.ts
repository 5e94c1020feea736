import { createHash } from "node:crypto";
import {
  type Database,
  type DocumentFailure,
  type DocumentOutcome,
  type DocumentRecord,
  LeaseLostError,
  recordDocuments,
  type StoredReport,
  storeReports,
} from "@gongkai/db";
import { findGongkaiError } from "@gongkai/schema";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import { reasonOf, troubleOfStore } from "./store-trouble.ts";

/** A document of an input that has been read, well or not. */
export interface ReadDocument {
  readonly inputId: number;
  readonly ordinal: number;
  readonly task: DocumentTask;
  readonly outcome: ReadOutcome;
}

/** A document of which the ledger says what became of it. */
export interface EndedDocument {
  readonly document: ReadDocument;
  readonly outcome: Exclude<DocumentOutcome, "dropped">;
}

/** What became of a batch. */
export interface StoredBatch {
  readonly ended: readonly EndedDocument[];
  /** Inputs that another worker has taken over; their documents were not written. */
  readonly lost: readonly number[];
}

/** What became of a document that holds reports: whether any of them is new, or news. */
export function outcomeOf(stored: readonly StoredReport[]): StoredReport["outcome"] {
  const outcomes = stored.map(({ outcome }) => outcome);
  if (outcomes.includes("newVersion")) return "newVersion";
  return outcomes.includes("stored") ? "stored" : "unchanged";
}

function toFailure(task: DocumentTask, failed: Extract<ReadOutcome, { kind: "failed" }>): DocumentFailure {
  const { origin, url, seenAt, bytes } = task;
  const { stage, code, detail } = failed;
  // A document that was never there has no bytes; an empty one is read without trouble.
  return {
    origin,
    url,
    observedAt: seenAt,
    stage,
    code,
    detail,
    bytes: bytes.length === 0 ? null : bytes,
  };
}

/** The hash of a document that no reader has hashed; null where there are no bytes. */
function hashOf({ bytes }: DocumentTask): string | null {
  return bytes.length === 0 ? null : createHash("sha256").update(bytes).digest("hex");
}

function toRecord({ document, outcome }: EndedDocument): DocumentRecord {
  const { inputId, ordinal, task, outcome: read } = document;
  const sha256 = read.sha256 ?? hashOf(task);
  if (read.kind === "failed") {
    return { inputId, ordinal, sha256, outcome: "quarantined", failure: toFailure(task, read) };
  }
  return { inputId, ordinal, sha256, outcome: outcome === "quarantined" ? "noReport" : outcome };
}

function reportsOf({ outcome }: ReadDocument) {
  return outcome.kind === "reports" ? outcome.encoded : [];
}

/** Stores documents in one transaction with what the ledger says of them. */
async function storeTogether(
  database: Database,
  lease: string,
  documents: readonly ReadDocument[],
): Promise<readonly EndedDocument[]> {
  let ended: readonly EndedDocument[] = [];
  await storeReports(database, documents.flatMap(reportsOf), async (transaction, stored) => {
    let next = 0;
    ended = documents.map((document) => {
      const { kind } = document.outcome;
      if (kind === "failed") return { document, outcome: "quarantined" };
      if (kind === "noReport") return { document, outcome: "noReport" };
      const own = stored.slice(next, next + document.outcome.encoded.length);
      next += own.length;
      return { document, outcome: outcomeOf(own) };
    });
    await recordDocuments(transaction, lease, ended.map(toRecord));
  });
  return ended;
}

/** A document that the database refuses even alone, to be quarantined; one that failed before, without its bytes. */
function refused(document: ReadDocument, thrown: unknown): ReadDocument {
  const { task, outcome } = document;
  if (outcome.kind === "failed") return { ...document, task: { ...task, bytes: new Uint8Array() } };
  const detail = `${task.origin} cannot be stored: ${reasonOf(thrown)}. Please report it.`;
  return {
    ...document,
    outcome: { kind: "failed", sha256: outcome.sha256, stage: "store", code: "INTERNAL", detail },
  };
}

/**
 * Stores a batch of documents with their ledger rows in one transaction. Where the database refuses it, it is halved until the
 * document that cannot be stored is alone, which is quarantined; inputs that are not held any more are left out.
 *
 * @throws GongkaiError when the database can store nothing at all; what was not stored stays to be read again
 */
export async function storeBatch(
  database: Database,
  lease: string,
  documents: readonly ReadDocument[],
): Promise<StoredBatch> {
  if (documents.length === 0) return { ended: [], lost: [] };
  try {
    return { ended: await storeTogether(database, lease, documents), lost: [] };
  } catch (thrown) {
    const known = findGongkaiError(thrown);
    if (known instanceof LeaseLostError) {
      const held = documents.filter(({ inputId }) => !known.inputIds.includes(inputId));
      const { ended, lost } = await storeBatch(database, lease, held);
      return { ended, lost: [...known.inputIds, ...lost] };
    }
    const trouble = troubleOfStore(thrown);
    if (trouble !== null) throw trouble;
    const [first, ...others] = documents;
    if (first === undefined) throw thrown;
    if (others.length === 0) {
      // Refused twice with nothing left to leave out: it is not the document.
      if (first.outcome.kind === "failed" && first.task.bytes.length === 0) throw thrown;
      return storeBatch(database, lease, [refused(first, thrown)]);
    }
    const middle = Math.ceil(documents.length / 2);
    const before = await storeBatch(database, lease, documents.slice(0, middle));
    const after = await storeBatch(database, lease, documents.slice(middle));
    return { ended: [...before.ended, ...after.ended], lost: [...before.lost, ...after.lost] };
  }
}
