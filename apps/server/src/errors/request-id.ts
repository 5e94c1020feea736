import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** Runs the handling of a request under an id. Apollo formats some errors before it has made a context. */
export function runWithRequestId(requestId: string, handle: () => void): void {
  storage.run(requestId, handle);
}

/** The id of the request that is being handled. */
export function currentRequestId(): string {
  return storage.getStore() ?? "none";
}
