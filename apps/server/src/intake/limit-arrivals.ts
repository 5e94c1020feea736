import type { FastifyReply, FastifyRequest } from "fastify";
import { createOperationGate } from "../limits/operation-gate.ts";

/** A hook that lets so many requests at once through with their bodies: large ones are held in memory while they arrive. */
export function limitArrivals(arriving: number) {
  const gate = createOperationGate({ running: arriving, waiting: 0 });
  return async (_: FastifyRequest, { raw }: FastifyReply): Promise<void> => {
    const leave = await gate.enter(new AbortController().signal);
    raw.once("close", leave);
  };
}
