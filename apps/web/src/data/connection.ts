import { useSyncExternalStore } from "react";

let away = false;
const listeners = new Set<() => void>();

/** Notes whether the server answered. An answer that refuses is an answer. */
export function noteServer(answered: boolean): void {
  if (away === !answered) return;
  away = !answered;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the server did not answer when it was last asked. */
export function useServerAway(): boolean {
  return useSyncExternalStore(subscribe, () => away);
}
