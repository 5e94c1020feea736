import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { openInput } from "@gongkai/containers";
import { acceptInputs, type ClaimedInput, type InputToAccept } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import type { IngestEvent } from "./ingest-event.ts";
import { type IngestOptions, ingestInputs } from "./ingest-inputs.ts";
import { keepLease } from "./keep-lease.ts";
import { isTooLong } from "./origin-length.ts";
import { readBy } from "./read-by.ts";
import type { RuledDatabase } from "./stored-rules.ts";

/** Something that a program hands over to be ingested: an address, or bytes with the place that they are from. */
export type DocumentToIngest =
  | { readonly kind: "url"; readonly url: string }
  | {
      readonly kind: "bytes";
      readonly bytes: Uint8Array;
      /** Where it is from, as people say it; an address where it was on the web. */
      readonly origin: string;
    };

/** What became of one document. */
export interface IngestedDocument {
  readonly origin: string;
  readonly outcome: "stored" | "newVersion" | "unchanged" | "noReport" | "quarantined" | "failed";
  /** Why it is not stored; null where it is. */
  readonly code: string | null;
  readonly detail: string | null;
}

/** What became of what was handed over. */
export interface IngestedInput {
  readonly inputId: number;
  /** What the ledger calls it. */
  readonly origin: string;
  /** One for each document in it; none where the same bytes from the same place had been read before by the same parser and rules. */
  readonly documents: readonly IngestedDocument[];
  /** False where the signal ended the work before all of it was read: handed over again, it goes on. */
  readonly isEnded: boolean;
  /** What else ended the work before that, such as DATABASE_UNAVAILABLE; null where nothing did. What is told until then is stored. */
  readonly endedBy: GongkaiError | null;
}

/** How what was handed over is read. */
export type IngestDocumentOptions = Pick<IngestOptions, "readers" | "fetch" | "synthetic"> & {
  readonly signal?: AbortSignal;
};

function toInput(document: DocumentToIngest, reader: string): InputToAccept {
  if (document.kind === "url") {
    return { kind: "url", origin: document.url, stamp: null, byteLength: null, readBy: reader };
  }
  const { bytes, origin } = document;
  const stamp = createHash("sha256").update(bytes).digest("hex");
  // It passes once: nobody else can read it again when this process ends. What is on disk under the same name is another input.
  return { kind: "stream", origin: `upload ${origin}`, stamp, byteLength: bytes.length, readBy: reader };
}

function openUpload(document: DocumentToIngest): Pick<IngestOptions, "open"> {
  if (document.kind === "url") return {};
  const { bytes, origin } = document;
  const isAddress = /^https?:\/\//i.test(origin) && URL.canParse(origin);
  return {
    open: ({ origin: name }, options) =>
      openInput(
        {
          name,
          stream: Readable.from([bytes], { objectMode: false }),
          ...(isAddress ? { url: origin } : {}),
        },
        options,
      ),
  };
}

/** The documents that events tell of; those of an input that could not be read are itself. */
function documentsOf(event: IngestEvent): readonly IngestedDocument[] {
  if (event.event === "document") {
    const { origin, outcome, detail } = event;
    return [{ origin, outcome, code: null, detail }];
  }
  if (event.event === "quarantined") {
    const { origin, code, detail } = event;
    return [{ origin, outcome: "quarantined", code, detail }];
  }
  if (event.event === "input" && event.state === "failed") {
    const { origin, code, detail } = event;
    return [{ origin, outcome: "failed", code, detail }];
  }
  return [];
}

/**
 * Ingests one document, or the documents of an archive, through all that `gongkai ingest` does but the checks beside neighbours:
 * the ledger, threads, limits, the quarantine. Handed over again with the same bytes from the same place it changes nothing.
 *
 * @throws GongkaiError BAD_USER_INPUT for an origin that cannot be kept, LEASE_LOST where another process has it in hand;
 *   DatabaseError where the database fails before anything is read
 */
export async function ingestDocument(
  store: RuledDatabase,
  document: DocumentToIngest,
  options: IngestDocumentOptions,
): Promise<IngestedInput> {
  const reader = readBy(store.rules);
  const input = toInput(document, reader);
  if (input.origin.trim() === "upload" || isTooLong(input.origin)) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "The origin is empty or too long. Say in some words where the document is from.",
    );
  }
  const kept = await keepLease(store.database);
  try {
    const [accepted] = await acceptInputs(store.database, kept.lease, [input]);
    if (accepted === undefined) throw new Error(`${input.origin} was handed over and not accepted.`);
    const { id, origin, status, isResumed, askBy } = accepted;
    if (status === "unchanged") return { inputId: id, origin, documents: [], isEnded: true, endedBy: null };
    if (status !== "claimed") {
      throw new GongkaiError(
        "LEASE_LOST",
        `${origin} is being read by another process. Try again in a minute.`,
      );
    }
    const documents: IngestedDocument[] = [];
    let isEnded = false;
    const claimed: ClaimedInput = { ...input, id, stamp: input.stamp ?? askBy, attempts: 0, isResumed };
    const { endedBy } = await ingestInputs(store, kept.lease, [claimed], {
      ...options,
      ...openUpload(document),
      onEvent: (event) => {
        documents.push(...documentsOf(event));
        isEnded ||= event.event === "input";
      },
    });
    return { inputId: id, origin, documents, isEnded, endedBy };
  } finally {
    await kept.end();
  }
}
