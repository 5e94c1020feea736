import { setTimeout as sleep } from "node:timers/promises";
import type { Task } from "meilisearch";
import type { Connection } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";

/** How a task ended: `lost` where the server knows nothing of it, as one that was set up anew. */
export type TaskOutcome =
  | { readonly status: "succeeded" }
  | { readonly status: "lost" }
  | {
      readonly status: "failed";
      readonly reason: string;
      /** The code of the engine for what went wrong. */
      readonly code: string | null;
      /** Whether the task was at fault, and not the server: the same task would fail again. */
      readonly isOfRequest: boolean;
    };

/** How tasks are waited for, in milliseconds. */
export interface Patience {
  /** How long one task may take; what takes longer is waited for at the next time. */
  readonly task: number;
  /** How long the server may be away, as while it restarts: it goes on with its tasks afterwards. */
  readonly absence: number;
}

const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 1_000;

/**
 * Waits until a task has ended.
 *
 * @throws SearchError SEARCH_UNAVAILABLE when the server stays away or the task takes too long; the reason of the signal
 */
export async function waitForTask(
  { host, run }: Connection,
  uid: number,
  patience: Patience,
  signal?: AbortSignal,
): Promise<TaskOutcome> {
  const end = performance.now() + patience.task;
  let away: number | null = null;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    signal?.throwIfAborted();
    try {
      const task = await run((client) => client.tasks.getTask(uid));
      away = null;
      const outcome = outcomeOf(task, host);
      if (outcome !== null) return outcome;
    } catch (error) {
      if (!(error instanceof MeilisearchFailure)) throw error;
      if (error.kind === "missing") return { status: "lost" };
      if (!["unreachable", "late", "busy"].includes(error.kind)) throw error;
      away ??= performance.now();
      if (performance.now() - away > patience.absence) throw error;
    }
    if (performance.now() > end) {
      throw new MeilisearchFailure(
        "late",
        `Meilisearch at ${host} is not done with task ${uid} yet. It goes on by itself; synchronise again later.`,
      );
    }
    await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() =>
      signal?.throwIfAborted(),
    );
  }
}

function outcomeOf({ uid, status, error }: Task, host: string): TaskOutcome | null {
  if (status === "enqueued" || status === "processing") return null;
  if (status === "succeeded") return { status };
  if (status === "failed") {
    return {
      status,
      reason: error?.message ?? "no reason given",
      code: error?.code ?? null,
      // Of any other type are its own troubles, such as a full disk, which no other documents would end.
      isOfRequest: error?.type === "invalid_request",
    };
  }
  if (status === "canceled") {
    return { status: "failed", reason: "Somebody cancelled it.", code: null, isOfRequest: false };
  }
  throw new MeilisearchFailure(
    "garbled",
    `Meilisearch at ${host} says of task ${uid} what no task can be. Check that the address leads to it.`,
  );
}
