import type { FastifyInstance, FastifyReply } from "fastify";
import { type PublicCode, statusOf } from "./error-codes.ts";
import type { ReportInternalError } from "./format-error.ts";
import { currentRequestId } from "./request-id.ts";

const MESSAGES: Partial<Record<PublicCode, string>> = {
  PAYLOAD_TOO_LARGE: "The request is too large. Send a shorter query, or several.",
  UNSUPPORTED_MEDIA_TYPE: "The request's media type is not accepted. Send `Content-Type: application/json`.",
  NOT_FOUND: "There is nothing at this address. The API is at /graphql.",
  BAD_REQUEST: 'The request cannot be read. Send JSON such as {"query": "{ about { softwareVersion } }"}.',
  INTERNAL: "The server failed to answer.",
};

function codeOfStatus(status: number | undefined): PublicCode {
  if (status === 413) return "PAYLOAD_TOO_LARGE";
  if (status === 415) return "UNSUPPORTED_MEDIA_TYPE";
  return status !== undefined && status < 500 ? "BAD_REQUEST" : "INTERNAL";
}

async function sendError(reply: FastifyReply, code: PublicCode): Promise<void> {
  const error = { message: MESSAGES[code] ?? code, extensions: { code, requestId: currentRequestId() } };
  await reply.status(statusOf(code)).send({ errors: [error] });
}

/** Answers what fails before GraphQL is reached in the same shape as GraphQL's own errors. */
export function handleHttpErrors(server: FastifyInstance, reportInternalError: ReportInternalError): void {
  server.addHook("onRequest", async ({ hostname }, reply) => {
    // The integration makes a URL of the Host header, which a client can fill with anything.
    if (!URL.canParse(`http://${hostname}/`)) await sendError(reply, "BAD_REQUEST");
  });
  server.setNotFoundHandler((_, reply) => sendError(reply, "NOT_FOUND"));
  server.setErrorHandler<Error & { readonly statusCode?: number }>((error, _, reply) => {
    const code = codeOfStatus(error.statusCode);
    if (code === "INTERNAL") reportInternalError(currentRequestId(), error);
    return sendError(reply, code);
  });
}
