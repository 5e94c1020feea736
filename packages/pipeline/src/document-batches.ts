/** A batch is handed on when it has so many documents … */
const MOST_DOCUMENTS = 64;
/** … or so many bytes … */
const MOST_BYTES = 4 * 1024 * 1024;
/** … or when its first document has waited so long. */
const LONGEST_WAIT_MILLISECONDS = 500;

/** Gathers documents into batches. */
export interface DocumentBatches<Document> {
  /** Adds a document, and waits while too many batches are at work. */
  add(document: Document, byteLength: number): Promise<void>;
  /** Hands on what has been gathered, and waits until there was room for all of it. */
  flush(): Promise<void>;
}

/**
 * Creates the gathering. `handOn` resolves when there is room for another batch, which may be long before the batch itself is
 * done; it must not throw.
 */
export function createDocumentBatches<Document>(
  handOn: (batch: readonly Document[]) => Promise<void>,
): DocumentBatches<Document> {
  let batch: Document[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Batches for which there is no room yet, those among them that the timer handed on. */
  const waiting = new Set<Promise<void>>();

  function handOnBatch(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (batch.length === 0) return Promise.resolve();
    const full = batch;
    batch = [];
    bytes = 0;
    const handing = handOn(full).finally(() => waiting.delete(handing));
    waiting.add(handing);
    return handing;
  }

  return {
    async flush() {
      await handOnBatch();
      await Promise.all(waiting);
    },
    async add(document, byteLength) {
      batch.push(document);
      bytes += byteLength;
      if (batch.length >= MOST_DOCUMENTS || bytes >= MOST_BYTES) await handOnBatch();
      else timer ??= setTimeout(() => void handOnBatch(), LONGEST_WAIT_MILLISECONDS);
    },
  };
}
