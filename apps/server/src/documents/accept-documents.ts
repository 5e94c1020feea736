import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "../errors/http-errors.ts";
import { documentReference, knownText, type RequestParts } from "./document-request.ts";
import type { KnownDocuments } from "./known-documents.ts";

function partsOf({ method, body, url }: FastifyRequest): RequestParts {
  const at = url.indexOf("?");
  return { method, body, search: at === -1 ? "" : url.slice(at) };
}

/** Refuses a request for what is no known document; one that sends its document passes where any is answered. */
async function refuse(
  { isExclusive }: KnownDocuments,
  parts: RequestParts,
  reply: FastifyReply,
): Promise<void> {
  const { identifier, hasText } = documentReference(parts);
  if (identifier === undefined) {
    // Without a document there is nothing to run either, which is told where it shows.
    if (!isExclusive || !hasText) return;
    await sendError(
      reply,
      "PERSISTED_DOCUMENT_REQUIRED",
      "This server answers the documents of its own pages only. Ask for one of them by `documentId`.",
    );
  } else if (identifier === "malformed" || hasText) {
    await sendError(reply, "BAD_REQUEST", "Name the document once: by a string `documentId`, or by `query`.");
  } else {
    await sendError(
      reply,
      "PERSISTED_DOCUMENT_NOT_FOUND",
      "This server knows no document of that identifier. Send the document itself as `query`.",
    );
  }
}

/**
 * Lets the requests of an address name a known document by its `documentId`, as GraphQL over HTTP describes it, and
 * refuses other identifiers; all else too where known documents alone are answered.
 */
export function acceptDocuments(server: FastifyInstance, path: string, documents: KnownDocuments): void {
  server.addHook("preHandler", async (request, reply) => {
    if (request.routeOptions.url !== path) return;
    const parts = partsOf(request);
    if (knownText(documents, parts) === undefined) {
      await refuse(documents, parts, reply);
      return;
    }
    // Without it pages of other origins could not read by GET, where no more can be read than anyone can read.
    request.headers["apollo-require-preflight"] = "true";
  });
}
