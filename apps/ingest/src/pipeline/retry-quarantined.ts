import {
  type ClaimedInput,
  claimInputs,
  listQuarantine,
  type QuarantinedContent,
  type QuarantinedDocument,
  type QuarantineFilter,
  releaseInputs,
  requeueQuarantined,
  takeQuarantined,
} from "@gongkai/db";
import {
  type IngestEvent,
  type IngestOptions,
  ingestInputs,
  type ReadDocument,
  storeBatch,
  toEvent,
} from "@gongkai/pipeline";
import type { GongkaiError } from "@gongkai/schema";
import type { Platform } from "../open-platform.ts";

/** Which documents to try again: those that fit, from one id on. */
export interface QuarantinedToRetry {
  readonly filter: QuarantineFilter;
  /** The id before the first one. */
  readonly after: number;
}

/** So many documents are taken at once. */
const PAGE = 32;

async function readAgain(
  documents: readonly (QuarantinedContent & { readonly bytes: Uint8Array })[],
  { readers }: IngestOptions,
): Promise<readonly ReadDocument[]> {
  const tasks = documents.map(({ origin, url, observedAt, bytes, inputId }) => ({
    origin,
    url,
    seenAt: observedAt,
    bytes: new Uint8Array(bytes),
    inputId,
    synthetic: false,
  }));
  const outcomes = tasks.length === 0 ? [] : await readers.read(tasks);
  return documents.flatMap(({ inputId, ordinal }, index) => {
    const [task, outcome] = [tasks[index], outcomes[index]];
    return task === undefined || outcome === undefined ? [] : [{ inputId, ordinal, task, outcome }];
  });
}

function hasBytes(
  document: QuarantinedContent,
): document is QuarantinedContent & { readonly bytes: Uint8Array } {
  return document.bytes !== null;
}

/**
 * Reads and stores documents in quarantine again: those whose bytes are kept from there, the others from their inputs, those
 * among them that a retry was at when its process died. What fails again stays. Inputs that another process has in hand are
 * passed over, which is told as an `elsewhere` input.
 */
export async function retryQuarantined(
  platform: Pick<Platform, "database" | "rules">,
  lease: string,
  { filter, after }: QuarantinedToRetry,
  options: IngestOptions,
): Promise<{ readonly endedBy: GongkaiError | null }> {
  const { database } = platform;
  const { onEvent = () => {}, signal } = options;
  // Those that fail again keep their ids, so the pages go on behind the last one.
  for (let last = after; signal?.aborted !== true; ) {
    const page = await listQuarantine(database, filter, { limit: PAGE, after: last });
    if (page.length === 0) break;
    const taken = await takeQuarantined(database, lease, filter, { limit: PAGE, after: last });
    const ids = new Set(taken.map(({ id }) => id));
    const { ended } = await storeBatch(database, lease, await readAgain(taken.filter(hasBytes), options));
    for (const each of ended) onEvent(toEvent(each, false));
    await releaseInputs(database, lease, [...new Set(taken.map(({ inputId }) => inputId))]);

    const held = page.filter(({ id }) => !ids.has(id));
    const withoutBytes = taken.filter((each) => !hasBytes(each));
    const claimed = await claimToRead(database, lease, withoutBytes, held);
    const claimedIds = new Set(claimed.map(({ id }) => id));
    for (const { inputId, origin } of held) {
      if (!claimedIds.has(inputId)) onEvent(elsewhere(origin));
    }
    if (claimed.length > 0) {
      const { endedBy } = await ingestInputs(platform, lease, claimed, options);
      if (endedBy !== null) return { endedBy };
    }
    last = page.at(-1)?.id ?? last;
  }
  return { endedBy: null };
}

/**
 * Claims the inputs of documents whose bytes are not kept, and of those of the `held` ones that wait to be read or whose
 * reader has died.
 */
async function claimToRead(
  database: Platform["database"],
  lease: string,
  withoutBytes: readonly QuarantinedDocument[],
  held: readonly QuarantinedDocument[],
): Promise<readonly ClaimedInput[]> {
  const queued =
    withoutBytes.length === 0
      ? []
      : await requeueQuarantined(
          database,
          withoutBytes.map(({ id }) => id),
        );
  const wanted = [...new Set([...queued, ...held.map(({ inputId }) => inputId)])];
  return wanted.length === 0 ? [] : claimInputs(database, lease, wanted);
}

function elsewhere(origin: string): IngestEvent {
  return {
    event: "input",
    origin,
    state: "elsewhere",
    documents: 0,
    passedOver: 0,
    code: null,
    detail: null,
  };
}
