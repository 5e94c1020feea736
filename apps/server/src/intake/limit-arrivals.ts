import type { FastifyReply, FastifyRequest } from "fastify";
import { createOperationGate } from "../limits/operation-gate.ts";

/**
 * A hook that lets so many requests at once through with their bodies, half of them of one client: large ones are held in memory while
 * they arrive.
 */
export function limitArrivals(arriving: number) {
  const gate = createOperationGate({ running: arriving, waiting: 0 });
  return async ({ client }: FastifyRequest, { raw }: FastifyReply): Promise<void> => {
    const leave = await gate.enter(new AbortController().signal, client);
    raw.once("close", leave);
  };
}
