export { type CheckConfig, readCheckConfig } from "./check-config.ts";
export { type CheckedStored, checkStored } from "./check-stored.ts";
export type { CheckOutcome } from "./check-task.ts";
export { type Checkers, createCheckers } from "./checkers.ts";
export type { DocumentTask, ReadOutcome } from "./document-task.ts";
export { registryLine } from "./identify-agency.ts";
export {
  type DocumentToIngest,
  type IngestDocumentOptions,
  type IngestedDocument,
  type IngestedInput,
  ingestDocument,
} from "./ingest-document.ts";
export type { IngestCounts, IngestEvent, ReportLine } from "./ingest-event.ts";
export { type IngestedInputs, type IngestOptions, ingestInputs, toEvent } from "./ingest-inputs.ts";
export { type KeptLease, keepLease } from "./keep-lease.ts";
export { openClaimed } from "./open-claimed.ts";
export { isTooLong } from "./origin-length.ts";
export { printable } from "./printable.ts";
export { readBy } from "./read-by.ts";
export { readError } from "./read-error.ts";
export { readTask } from "./read-task.ts";
export { createReaders, createReadersInThisThread, type Readers } from "./readers.ts";
export { registerProcess } from "./register-process.ts";
export { createSlots } from "./slots.ts";
export { outcomeOf, type ReadDocument, storeBatch } from "./store-batch.ts";
export { reasonOf, troubleOfStore } from "./store-trouble.ts";
export { ALL_RULES, type RuledDatabase, readStoredRules, type StoredRules } from "./stored-rules.ts";
export type { ThreadTask } from "./thread-messages.ts";
export type { ThreadPool, ThreadPoolOptions } from "./thread-pool.ts";
