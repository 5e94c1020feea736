import type { ContainedItem, ContainerOptions, OpenedInput } from "@gongkai/containers";
import { type ClaimedInput, type Database, knownOrdinals, restartInput } from "@gongkai/db";
import type { Fetched, FetchRequest } from "@gongkai/fetch";
import { findGongkaiError, type GongkaiError } from "@gongkai/schema";
import { believableTime } from "./believable-time.ts";
import { createChannel } from "./channel.ts";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import type { IngestOptions } from "./ingest-inputs.ts";
import { type InputInHand, takeInHand } from "./input-in-hand.ts";
import { openClaimed, openFetched } from "./open-claimed.ts";
import { shortenOrigin } from "./origin-length.ts";
import { printable } from "./printable.ts";
import { readError } from "./read-error.ts";

/** A document on its way, with the input that it belongs to. */
export interface DocumentUnderway {
  readonly owner: InputInHand;
  readonly ordinal: number;
  readonly task: DocumentTask;
  /** Why it could not be had; null where its bytes are there. */
  readonly failed: Extract<ReadOutcome, { kind: "failed" }> | null;
}

/** Who takes what is read. */
export interface InputReaderOptions {
  readonly database: Database;
  readonly lease: string;
  readonly options: IngestOptions;
  /** Told of an input before anything is read of it. */
  readonly onTaken: (input: InputInHand) => void;
  /** Takes a document, and resolves when there is room for another one. */
  readonly handOut: (document: DocumentUnderway) => Promise<void>;
  /** Told that an input has handed out all that it will. */
  readonly onRead: (input: InputInHand) => void;
  /** Whether nothing more is to be read. */
  readonly isStopping: () => boolean;
}

/** So many inputs are open at once. */
const OPEN_INPUTS = 4;
/** Addresses that wait to be fetched. */
const ADDRESSES_AHEAD = 1_000;

/** Errors of containers name the document by its place inside. */
function toFailure({ code, message }: GongkaiError, origin: string): DocumentUnderway["failed"] {
  const detail = message.startsWith(origin) ? message : `${origin}: ${message}`;
  return { kind: "failed", sha256: null, stage: "read", code, detail };
}

/** What tells the content of an address apart the next time. */
function stampOf({
  etag,
  lastModified,
}: {
  etag: string | null;
  lastModified: string | null;
}): string | null {
  return etag === null && lastModified === null ? null : JSON.stringify({ etag, lastModified });
}

/** Reads inputs until there are no more, several at once, and hands their documents out. */
export async function readInputs(
  inputs: AsyncIterable<ClaimedInput> | Iterable<ClaimedInput>,
  { database, lease, options, onTaken, handOut, onRead, isStopping }: InputReaderOptions,
): Promise<void> {
  const { synthetic = false, signal, fields, open = openClaimed } = options;
  const addresses = createChannel<FetchRequest & { readonly owner: InputInHand }>(ADDRESSES_AHEAD);
  let fetching: Promise<void> | null = null;
  const faults: unknown[] = [];
  const isEnding = () => isStopping() || faults.length > 0;

  /** Does a part of the work. Where one part fails the others come to an end, so that nothing goes on behind the caller's back. */
  async function endingAll(part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      faults.push(error);
    }
  }

  function toDocument(owner: InputInHand, isContained: boolean, item: ContainedItem): DocumentUnderway {
    const { id, origin } = owner.input;
    const { ordinal, name, ...rest } =
      item.kind === "document"
        ? item.document
        : { ...item, url: null, seenAt: null, bytes: new Uint8Array() };
    const task: DocumentTask = {
      // Where the container itself is damaged, the failure goes by its name.
      origin: shortenOrigin(printable(isContained && name !== origin ? `${origin}!/${name}` : origin)),
      url: rest.url,
      seenAt: believableTime(rest.seenAt),
      bytes: rest.bytes,
      inputId: id,
      synthetic,
    };
    return {
      owner,
      ordinal,
      task,
      failed: item.kind === "failure" ? toFailure(item.error, task.origin) : null,
    };
  }

  /** Hands out every document of an input. False when that was broken off. */
  async function handOutAll(owner: InputInHand, opened: OpenedInput): Promise<boolean> {
    let bytes = 0;
    const tellBytes = () => {
      const read = opened.bytesRead();
      options.onBytes?.(read - bytes);
      bytes = read;
    };
    for await (const item of opened.items) {
      if (isEnding() || owner.isLost) return false;
      owner.outstanding += 1;
      await handOut(toDocument(owner, opened.kind === "container", item));
      tellBytes();
    }
    tellBytes();
    return !isEnding() && !owner.isLost;
  }

  async function readOne(
    owner: InputInHand,
    openIt: (containerOptions: ContainerOptions) => Promise<OpenedInput>,
    stamp: string | null,
  ): Promise<void> {
    const { input } = owner;
    const known =
      input.isResumed && input.kind !== "url" ? await knownOrdinals(database, input.id) : new Set<number>();
    try {
      // What an address gave before need not be what it gives now.
      if (input.isResumed && input.kind === "url") await restartInput(database, lease, input.id);
      const opened = await openIt({
        skip: (ordinal) => known.has(ordinal),
        ...(fields === undefined ? {} : { fields }),
        ...(signal === undefined ? {} : { signal }),
      });
      owner.isCrawl = opened.format === "jsonl" || opened.format === "warc";
      if (!(await handOutAll(owner, opened))) return;
      owner.reading = { kind: "done", passedOver: opened.passedOver(), stamp };
    } catch (thrown) {
      // Whatever is broken off throws, too.
      if (isEnding()) return;
      const { code, message } = findGongkaiError(thrown) ?? readError(input.origin, thrown);
      if (code.startsWith("DATABASE_")) throw thrown;
      if (code === "LEASE_LOST") {
        owner.isLost = true;
        return;
      }
      owner.reading = { kind: "failed", code, detail: message };
    }
    onRead(owner);
  }

  async function readNext(iterator: AsyncIterator<ClaimedInput> | Iterator<ClaimedInput>): Promise<void> {
    while (!isEnding()) {
      const next = await iterator.next();
      if (next.done === true) return;
      const owner = takeInHand(next.value);
      onTaken(owner);
      if (next.value.kind === "url") {
        fetching ??= endingAll(fetchAll).finally(addresses.end);
        await addresses.put({ ...askFor(next.value), owner });
      } else await readOne(owner, (given) => open(next.value, given), null);
    }
  }

  async function readFetched(owner: InputInHand, fetched: Fetched): Promise<void> {
    switch (fetched.kind) {
      case "document":
        return readOne(owner, (given) => openFetched(fetched, given), stampOf(fetched));
      case "unchanged":
        owner.reading = { kind: "done", passedOver: null, stamp: null };
        break;
      case "failure":
        owner.reading = { kind: "failed", code: fetched.error.code, detail: fetched.error.message };
    }
    onRead(owner);
  }

  async function fetchAll(): Promise<void> {
    // Loaded when there is something to fetch.
    const { fetchDocuments } = await import("@gongkai/fetch");
    const given = { ...options.fetch, ...(signal === undefined ? {} : { signal }) };
    for await (const fetched of fetchDocuments(addresses, given)) {
      if (isEnding()) return;
      // The object that was put in comes back.
      const { owner } = fetched.request as FetchRequest & { readonly owner: InputInHand };
      await readFetched(owner, fetched);
    }
  }

  const iterator =
    Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  await Promise.all(Array.from({ length: OPEN_INPUTS }, () => endingAll(() => readNext(iterator))));
  addresses.end();
  await fetching;
  await endingAll(async () => {
    await iterator.return?.();
  });
  if (faults.length > 0) throw faults[0];
}

/** How to ask for an address of which a copy may be at hand. */
function askFor({ origin, stamp }: ClaimedInput): FetchRequest {
  if (stamp === null) return { url: origin };
  try {
    const { etag, lastModified }: { etag?: string | null; lastModified?: string | null } = JSON.parse(stamp);
    return { url: origin, etag: etag ?? null, lastModified: lastModified ?? null };
  } catch {
    // A stamp of another kind: the address is fetched as if it were new.
    return { url: origin };
  }
}
