import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** How a request ended. */
export interface EndedRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The status of the answer; null where the connection ended before all of it was sent. */
  readonly status: number | null;
}

/** Tells of every request once: when it is answered, or its connection has ended before. Fastify tells of the former alone. */
export function whenEnded(server: FastifyInstance, tell: (ended: EndedRequest) => void): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.raw.once("close", () => {
      tell({ request, reply, status: reply.raw.writableFinished ? reply.statusCode : null });
    });
  });
}
