import type { FastifyInstance } from "fastify";
import { sendError } from "../errors/http-errors.ts";
import { pointsOf } from "../rate-limit/limit-rate.ts";

/** How often it is looked how late the process is, in milliseconds. */
const INTERVAL = 100;

/** How many times in a row it has to be late: one long task is no overload. */
const TIMES = 3;

/**
 * Sends requests away with 503 and `Retry-After` while the process cannot keep up: while whatever it has to do comes late by more than
 * some milliseconds, again and again. What asks for the state of the server is answered all the same.
 */
export function shedLoad(server: FastifyInstance, milliseconds: number): void {
  let late = 0;
  let due = performance.now() + INTERVAL;
  const timer = setInterval(() => {
    const now = performance.now();
    late = now - due > milliseconds ? late + 1 : 0;
    due = now + INTERVAL;
  }, INTERVAL).unref();
  server.addHook("onClose", async () => clearInterval(timer));
  server.addHook("onRequest", async (request, reply) => {
    if (late < TIMES || pointsOf(request) === 0) return;
    await sendError(
      reply,
      "OVERLOADED",
      "The server cannot keep up with what it has to do. Try again in a second.",
    );
  });
}
