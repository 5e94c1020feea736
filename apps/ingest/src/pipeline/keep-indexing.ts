import { setTimeout } from "node:timers/promises";
import { findGongkaiError } from "@gongkai/schema";
import type { Platform } from "../open-platform.ts";

/** Indexing that goes on beside other work. */
export interface Indexing {
  /** Ends it after the claim in hand. */
  stop(): Promise<void>;
}

const PAUSE_MILLISECONDS = 250;

/** Makes what is stored findable while more is being stored. What fails is left for whoever drains the outbox at the end. */
export function keepIndexing({ drain }: Pick<Platform, "drain">): Indexing {
  const controller = new AbortController();
  const { signal } = controller;

  async function work(): Promise<void> {
    while (!signal.aborted) {
      try {
        await drain(signal);
      } catch (error) {
        if (findGongkaiError(error) === null) throw error;
        return;
      }
      // Rejects when it is aborted, which the loop sees by itself.
      await setTimeout(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  const working = work();
  // It is awaited at the end, and must not end the process before.
  working.catch(() => undefined);
  return {
    stop() {
      controller.abort();
      return working;
    },
  };
}
