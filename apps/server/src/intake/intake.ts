import { type AuditEntry, recordAudit } from "@gongkai/db";
import {
  type Checkers,
  type CheckOutcome,
  createCheckers,
  createReaders,
  type DocumentToIngest,
  type IngestedInput,
  ingestDocument,
  type Readers,
  type RuledDatabase,
} from "@gongkai/pipeline";
import { findGongkaiError } from "@gongkai/schema";
import { isPublicCode } from "../errors/error-codes.ts";
import { refusal } from "../errors/refusal.ts";
import { createOperationGate, type OperationGate } from "../limits/operation-gate.ts";
import { beginOperation } from "../operation.ts";
import type { NamedDocument } from "./document-input.ts";
import type { IntakeLimits } from "./intake-limits.ts";

/** What checking a document gave. */
type Checked = Extract<CheckOutcome, { kind: "checked" }>;

/** Who has a document checked, and until when. */
interface Asker {
  readonly client: string;
  readonly signal: AbortSignal;
}

/** Who has a document taken in, and why. */
type IngestedBy = Pick<AuditEntry, "author" | "reason" | "requestId">;

/** What became of a document that was to be taken in. */
interface TakenIn extends Omit<IngestedInput, "isEnded" | "endedBy"> {
  /** Whether anything was stored or noted that had not been before. */
  readonly hasChanged: boolean;
}

/** Reads documents that clients send, in threads, so that a hostile one holds up nobody else. */
export interface Intake {
  /**
   * Checks a document and stores nothing. Once it has begun it goes on when nobody waits for it any more.
   *
   * @throws GraphQLError OVERLOADED where too many are checked already, or what the document cannot be read for: UNSUPPORTED_DOCUMENT,
   *   DOCUMENT_TOO_LARGE, DOCUMENT_TOO_SLOW, DOCUMENT_KILLED_READER; the signal's reason
   */
  check(document: NamedDocument, asker: Asker): Promise<Checked>;
  /**
   * Takes a document in, one after the other; see `ingestDocument` of @gongkai/pipeline. It goes on when nobody waits for it any more,
   * and what it changed leaves a row in the audit trail after it, unless the process is killed or the database goes away between the two.
   *
   * @throws GraphQLError OVERLOADED where too many wait already, or another process has it in hand, TIMEOUT where it could not be read in
   *   time; what else `ingestDocument` throws or was ended by
   */
  ingest(document: DocumentToIngest, client: string, by: IngestedBy): Promise<TakenIn>;
  /** Sends away who waits, lets what is being read be read to its end, and ends the threads. */
  close(): Promise<void>;
}

/** Creates the intake of a server. Its threads start when there is work for them. */
export function createIntake(store: RuledDatabase, limits: IntakeLimits): Intake {
  const { checking, waiting, ingestMilliseconds, ...ofThreads } = limits;
  const checks = createOperationGate({ running: checking, waiting });
  const ingests = createOperationGate({ running: 1, waiting });
  const closing = new AbortController();
  /** What a closing intake waits for: a thread that it ended would be blamed on the document that the thread was reading. */
  const inHand = new Set<Promise<unknown>>();
  let checkers: Checkers | undefined;
  let readers: Readers | undefined;

  /** Does work in a place of a gate. */
  async function workIn<Result>(
    gate: OperationGate,
    { client, signal }: Asker,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const leave = await gate.enter(AbortSignal.any([signal, closing.signal]), client);
    try {
      // A place may have been given in the moment before.
      closing.signal.throwIfAborted();
      const working = work();
      inHand.add(working);
      return await working.finally(() => inHand.delete(working));
    } finally {
      leave();
    }
  }

  async function checkNow({ name, bytes }: NamedDocument): Promise<Checked> {
    checkers ??= createCheckers(store.rules, { workers: checking, ...ofThreads });
    const [outcome] = await checkers.read([{ origin: name, bytes }]);
    if (outcome === undefined) throw new Error(`${name} was given to a reader and has no outcome.`);
    if (outcome.kind === "checked") return outcome;
    throw isPublicCode(outcome.code)
      ? refusal(outcome.code, outcome.detail)
      : new Error(`${outcome.code}: ${outcome.detail}`);
  }

  async function ingestNow(
    document: DocumentToIngest,
    by: IngestedBy,
    signal: AbortSignal,
  ): Promise<TakenIn> {
    readers ??= createReaders(store.rules, { workers: 1, ...ofThreads });
    const options = { readers, signal: AbortSignal.any([signal, closing.signal]) };
    const { isEnded, endedBy, ...ingested } = await ingestDocument(store, document, options);
    const { origin: target, documents } = ingested;
    const hasChanged = documents.some(({ outcome }) => outcome !== "unchanged");
    if (hasChanged) {
      const after = documents.map(({ origin, outcome, code }) => ({ origin, outcome, code }));
      await recordAudit(store.database, { ...by, action: "ingestDocument", target, before: null, after });
    }
    if (endedBy !== null) throw endedBy;
    if (isEnded) return { ...ingested, hasChanged };
    throw refusal("TIMEOUT", `${target} was not read in time. Hand it over again: it goes on where it was.`);
  }

  return {
    check: (document, asker) => workIn(checks, asker, () => checkNow(document)),

    async ingest(document, client, by) {
      const operation = beginOperation(ingestMilliseconds);
      const { signal } = operation;
      try {
        return await workIn(ingests, { client, signal }, () => ingestNow(document, by, signal));
      } catch (thrown) {
        const known = findGongkaiError(thrown);
        throw known?.code === "LEASE_LOST" ? refusal("OVERLOADED", known.message) : thrown;
      } finally {
        void operation.end();
      }
    },

    async close() {
      closing.abort(refusal("OVERLOADED", "The server is stopping. Try again in a second."));
      await Promise.allSettled(inHand);
      await Promise.all([checkers?.close(), readers?.close()]);
    },
  };
}
