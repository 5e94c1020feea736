import { setTimeout } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendError } from "../errors/http-errors.ts";
import type { WorkLimits } from "../limits/limits.ts";
import { whenEnded } from "./when-ended.ts";

/**
 * Lets a server that closes finish what it has in hand: requests that arrived whole, downloads among them. New ones are sent away. What
 * is not finished in time is broken off, so that whoever waits for the rest sees that it does not come.
 */
export function finishRequests(
  server: FastifyInstance,
  { finishingTime, closingTime }: Pick<WorkLimits, "finishingTime" | "closingTime">,
): void {
  const inHand = new Set<FastifyRequest>();
  let isClosing = false;
  let tellAllFinished = (): void => {};

  server.addHook("onRequest", async (_, reply) => {
    if (!isClosing) return;
    reply.header("connection", "close");
    await sendError(reply, "OVERLOADED", "The server is stopping. Try again in a second.");
  });
  server.addHook("preHandler", async (request) => void inHand.add(request));
  whenEnded(server, ({ request }) => {
    inHand.delete(request);
    if (inHand.size === 0) tellAllFinished();
  });
  server.addHook("preClose", async () => {
    isClosing = true;
    const finished = new Promise<void>((resolve) => {
      tellAllFinished = resolve;
    });
    const isLate = new AbortController();
    const late = setTimeout(finishingTime, undefined, { signal: isLate.signal }).catch(() => {});
    if (inHand.size > 0) await Promise.race([finished, late]);
    isLate.abort();
    const timer = globalThis.setTimeout(() => server.server.closeAllConnections(), closingTime);
    server.server.once("close", () => clearTimeout(timer));
  });
}
