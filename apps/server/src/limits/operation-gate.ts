import { refusal } from "../errors/refusal.ts";
import type { WorkLimits } from "./limits.ts";

/** Lets a number of operations in at once; others wait in the order in which they came. */
export interface OperationGate {
  /**
   * Waits for a place and resolves to what gives it back. Whoever stops waiting, by the signal, loses the turn.
   *
   * @throws GraphQLError OVERLOADED when too many wait already; the signal's reason when it is aborted
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** Creates a gate with nobody inside. */
export function createOperationGate({
  running: places,
  waiting: seats,
}: Pick<WorkLimits, "running" | "waiting">): OperationGate {
  let running = 0;
  const waiting = new Set<() => void>();

  function leave(): void {
    running -= 1;
    const [next] = waiting;
    next?.();
  }

  /** Takes a place, which can be given back once. */
  function take(): () => void {
    running += 1;
    let isInside = true;
    return () => {
      if (isInside) leave();
      isInside = false;
    };
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (running < places) return take();
      if (waiting.size >= seats) {
        throw refusal("OVERLOADED", "The server has too much to do. Try again in a second.");
      }
      return new Promise((resolve, reject) => {
        function stopWaiting(): void {
          waiting.delete(admit);
          signal.removeEventListener("abort", giveUp);
        }
        function admit(): void {
          stopWaiting();
          resolve(take());
        }
        function giveUp(): void {
          stopWaiting();
          reject(signal.reason);
        }
        waiting.add(admit);
        signal.addEventListener("abort", giveUp);
      });
    },
  };
}
