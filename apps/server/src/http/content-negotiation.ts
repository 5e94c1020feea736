import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendError } from "../errors/http-errors.ts";

/** Whether a body is written in what we read: UTF-8, not compressed. */
function isReadable({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1] ?? "utf-8";
  const encoding = headers["content-encoding"] ?? "identity";
  return /^utf-?8$/i.test(charset) && encoding.toLowerCase() === "identity";
}

/** Keeps browsers from taking an answer for anything else than its media type says. */
export function forbidSniffing(server: FastifyInstance): void {
  server.addHook("onRequest", async (_, reply) => {
    reply.header("x-content-type-options", "nosniff");
  });
}

/** Refuses bodies that would be read as something else than they are. */
export function refuseForeignEncodings(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    if (!isReadable(request)) await sendError(reply, "UNSUPPORTED_MEDIA_TYPE");
  });
}
