import type { FastifyInstance, HTTPMethods } from "fastify";
import { sendError } from "../errors/http-errors.ts";

/** An address, and what it is not asked by. */
interface RefusedMethods {
  readonly url: string;
  readonly methods: readonly HTTPMethods[];
  /** What it can be asked by, as the header `Allow` has it. */
  readonly allowed: string;
  /** What to do instead. The usual sentence is about queries. */
  readonly message?: string;
}

/** Refuses methods of an address before anything of their requests is read. */
export function refuseMethods(
  server: FastifyInstance,
  { url, methods, allowed, message }: RefusedMethods,
): void {
  server.route({
    method: [...methods],
    url,
    exposeHeadRoute: false,
    async onRequest(_, reply) {
      reply.header("allow", allowed);
      await sendError(reply, "METHOD_NOT_ALLOWED", message);
    },
    handler: (_, reply) => reply,
  });
}
