import { refusal } from "../errors/refusal.ts";
import type { WorkLimits } from "./limits.ts";

/** Lets a number of operations in at once; others wait in the order in which they came. */
export interface OperationGate {
  /**
   * Waits for a place and resolves to what gives it back. Whoever stops waiting, by the signal, loses the turn. One client
   * has half of the places and of the seats at most, so that there is room for others whatever it asks for; null stands for no
   * client in particular, the default, of which there may be as many as there is room for.
   *
   * @throws GraphQLError OVERLOADED when too many wait already; the signal's reason when it is aborted
   */
  enter(signal: AbortSignal, client?: string | null): Promise<() => void>;
  /** How many are inside. */
  readonly running: number;
  /** How many wait. */
  readonly waiting: number;
}

/** Somebody who waits, with what lets them in. */
interface Waiting {
  readonly client: string | null;
  readonly admit: () => void;
}

/** How many things clients have. */
interface Tally {
  of(client: string | null): number;
  add(client: string | null, change: number): void;
}

/** Counts things by client, and forgets clients that have none. */
function createTally(): Tally {
  const counts = new Map<string, number>();
  const of = (client: string | null) => (client === null ? 0 : (counts.get(client) ?? 0));
  return {
    of,
    add(client, change) {
      if (client === null) return;
      const count = of(client) + change;
      if (count === 0) counts.delete(client);
      else counts.set(client, count);
    },
  };
}

/** Creates a gate with nobody inside. */
export function createOperationGate({
  running: places,
  waiting: seats,
}: Pick<WorkLimits, "running" | "waiting">): OperationGate {
  const [placesOfOne, seatsOfOne] = [Math.ceil(places / 2), Math.ceil(seats / 2)];
  const waiting = new Set<Waiting>();
  const [runningOf, waitingOf] = [createTally(), createTally()];
  let running = 0;

  function hasPlace(client: string | null): boolean {
    return running < places && runningOf.of(client) < placesOfOne;
  }

  /** Takes a place, which can be given back once. */
  function take(client: string | null): () => void {
    running += 1;
    runningOf.add(client, 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      running -= 1;
      runningOf.add(client, -1);
      for (const next of waiting) {
        if (!hasPlace(next.client)) continue;
        next.admit();
        return;
      }
    };
  }

  function wait(signal: AbortSignal, client: string | null): Promise<() => void> {
    return new Promise((resolve, reject) => {
      function stopWaiting(): void {
        waiting.delete(seat);
        waitingOf.add(client, -1);
        signal.removeEventListener("abort", giveUp);
      }
      const seat: Waiting = {
        client,
        admit() {
          stopWaiting();
          resolve(take(client));
        },
      };
      function giveUp(): void {
        stopWaiting();
        reject(signal.reason);
      }
      waiting.add(seat);
      waitingOf.add(client, 1);
      signal.addEventListener("abort", giveUp);
    });
  }

  return {
    get running() {
      return running;
    },
    get waiting() {
      return waiting.size;
    },
    async enter(signal, client = null) {
      signal.throwIfAborted();
      if (hasPlace(client)) return take(client);
      if (waiting.size >= seats || waitingOf.of(client) >= seatsOfOne) {
        throw refusal("OVERLOADED", "The server has too much to do. Try again in a second.");
      }
      return wait(signal, client);
    },
  };
}
