import type { ContainerOptions, OpenedInput } from "@gongkai/containers";
import { type ClaimedInput, failpoint } from "@gongkai/db";
import type { FetchOptions } from "@gongkai/fetch";
import { findGongkaiError, type GongkaiError } from "@gongkai/schema";
import { createDocumentBatches } from "./document-batches.ts";
import type { ReadOutcome } from "./document-task.ts";
import type { IngestEvent } from "./ingest-event.ts";
import type { InputInHand } from "./input-in-hand.ts";
import { readBy } from "./read-by.ts";
import { type DocumentUnderway, readInputs } from "./read-inputs.ts";
import type { Readers } from "./readers.ts";
import { createInputSettler } from "./settle-inputs.ts";
import { createSlots } from "./slots.ts";
import { type EndedDocument, type ReadDocument, storeBatch } from "./store-batch.ts";
import type { RuledDatabase } from "./stored-rules.ts";

/** How inputs are ingested. */
export interface IngestOptions {
  /** The threads that read documents; see `createReaders`. The caller closes them. */
  readonly readers: Readers;
  /** Opens an input in place of what its origin names, as for what is made up. */
  readonly open?: (input: ClaimedInput, options: ContainerOptions) => Promise<OpenedInput>;
  /** What JSON Lines call their fields. */
  readonly fields?: NonNullable<ContainerOptions["fields"]>;
  /** How addresses are fetched. */
  readonly fetch?: FetchOptions;
  /** Whether the documents are invented. */
  readonly synthetic?: boolean;
  readonly onEvent?: (event: IngestEvent) => void;
  /** Told how many more bytes of inputs have been read. */
  readonly onBytes?: (count: number) => void;
  /** Ends the run: what was handed out is stored, the rest is left `reading` for the caller to release. */
  readonly signal?: AbortSignal;
}

/** How a run over inputs ended. */
export interface IngestedInputs {
  /** The error that ended the run before its time, such as a database that is gone; null where it came to its end. */
  readonly endedBy: GongkaiError | null;
}

/** Batches that wait to be stored while the readers read on. */
const BATCHES_AHEAD = 2;
const POSTGRESQL_WRITERS = 2;

/** What is told of a document that came to its end. */
export function toEvent(
  { document: { task, outcome: read }, outcome }: EndedDocument,
  isOfCrawl: boolean,
): IngestEvent {
  const { origin } = task;
  if (read.kind === "failed") {
    const { stage, code, detail } = read;
    return { event: "quarantined", origin, stage, code, detail };
  }
  const reports = read.kind === "reports" ? read.lines : [];
  const detail = read.kind === "noReport" ? read.detail : null;
  const word = outcome === "quarantined" ? "noReport" : outcome;
  return { event: "document", origin, outcome: word, reports, isOfCrawl, detail };
}

/**
 * Reads every document of claimed inputs, and stores them with their ledger rows in batches of whole reports, until each
 * input is done or failed. Inputs are taken from the iterable as there is room for them; a document that fails is
 * quarantined and holds no other one back, and so is an input that another worker has taken over.
 *
 * The caller has registered the worker, keeps its lease alive, and releases what is left.
 */
export async function ingestInputs(
  { database, rules }: RuledDatabase,
  lease: string,
  inputs: AsyncIterable<ClaimedInput> | Iterable<ClaimedInput>,
  options: IngestOptions,
): Promise<IngestedInputs> {
  const { readers, signal, onEvent = () => {} } = options;
  const inHand = new Map<number, InputInHand>();
  const writers = createSlots(database.kind === "postgresql" ? POSTGRESQL_WRITERS : 1);
  const places = createSlots(readers.size + BATCHES_AHEAD);
  const underway = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;

  const isStopping = () => failure !== null || signal?.aborted === true;
  const loseInputs = (ids: readonly number[]) => {
    for (const id of ids) {
      const owner = inHand.get(id);
      if (owner !== undefined) owner.isLost = true;
      inHand.delete(id);
    }
  };
  const settler = createInputSettler({ database, lease, readBy: readBy(rules), onEvent, onLost: loseInputs });

  /** An input ends when it has been read and all of its documents are in the ledger. */
  function endIfDone(owner: InputInHand): void {
    if (owner.isLost || owner.reading === null || owner.outstanding > 0) return;
    if (inHand.delete(owner.input.id)) settler.add(owner);
  }

  async function read(batch: readonly DocumentUnderway[]): Promise<readonly ReadDocument[]> {
    const tasks = batch.filter(({ failed }) => failed === null).map(({ task }) => task);
    const outcomes: readonly ReadOutcome[] = tasks.length === 0 ? [] : await readers.read(tasks);
    failpoint("documents-parsed");
    let next = 0;
    return batch.map(({ owner, ordinal, task, failed }) => {
      const outcome = failed ?? outcomes[next++];
      if (outcome === undefined) throw new Error(`${task.origin} was given to a reader and has no outcome.`);
      return { inputId: owner.input.id, ordinal, task, outcome };
    });
  }

  async function work(batch: readonly DocumentUnderway[]): Promise<void> {
    failpoint("documents-read");
    const documents = await read(batch.filter(({ owner }) => !owner.isLost));
    const { ended, lost } = await writers.run(() => storeBatch(database, lease, documents));
    loseInputs(lost);
    for (const each of ended) {
      const owner = inHand.get(each.document.inputId);
      onEvent(toEvent(each, owner?.isCrawl ?? false));
      if (owner === undefined) continue;
      owner.outstanding -= 1;
      owner.ended += 1;
      endIfDone(owner);
    }
    await settler.settle();
  }

  const batches = createDocumentBatches<DocumentUnderway>(async (batch) => {
    await places.take();
    const working = (failure === null ? work(batch) : Promise.resolve())
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        places.give();
        underway.delete(working);
      });
    underway.add(working);
  });

  try {
    await readInputs(inputs, {
      database,
      lease,
      options,
      isStopping,
      onTaken: (owner) => inHand.set(owner.input.id, owner),
      handOut: (document) => batches.add(document, document.task.bytes.length),
      onRead: endIfDone,
    });
  } catch (error) {
    failure ??= { error };
  }
  await batches.flush();
  await Promise.all(underway);
  if (failure === null) {
    await settler.settle().catch((error: unknown) => {
      failure = { error };
    });
    if (!isStopping() && inHand.size > 0)
      throw new Error(`${inHand.size} inputs were taken and did not end.`);
  }
  return { endedBy: failure === null ? null : knownError(failure) };
}

/** A known error is told; anything else is a fault of ours and needs its trace. */
function knownError({ error }: { readonly error: unknown }): GongkaiError {
  const known = findGongkaiError(error);
  if (known === null) throw error;
  return known;
}
