import { AsyncLocalStorage } from "node:async_hooks";
import type { FastifyInstance } from "fastify";
import type { PublicCode } from "../errors/error-codes.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What is noted of the request for the log and the metrics. */
    record: RequestRecord;
  }
}

/** What is noted of a request while it is answered. */
interface RequestRecord {
  readonly id: string;
  /** The first error of the answer; null where there is none. */
  code: PublicCode | null;
  /** The operation, by a name out of a bounded set; null where the request is none. */
  operation: string | null;
  /** The text of the operation; null where the request is none. */
  query: string | null;
}

const storage = new AsyncLocalStorage<RequestRecord>();

/** Begins a record for every request. Apollo formats some errors before it has made a context, so it is found without one. */
export function recordRequests(server: FastifyInstance): void {
  // Filled in by the hook below, before anything looks at it.
  server.decorateRequest("record");
  server.addHook("onRequest", (request, _, done) => {
    request.record = { id: request.id, code: null, operation: null, query: null };
    storage.run(request.record, done);
  });
}

/** The id of the request that is being handled. */
export function currentRequestId(): string {
  return storage.getStore()?.id ?? "none";
}

/** Notes an error of the answer to the request that is being handled. */
export function noteCode(code: PublicCode): void {
  const record = storage.getStore();
  if (record !== undefined) record.code ??= code;
}

/** Notes which operation is being handled. */
export function noteOperation(operation: string, query: string | null): void {
  const record = storage.getStore();
  if (record === undefined) return;
  record.operation = operation;
  record.query = query;
}
