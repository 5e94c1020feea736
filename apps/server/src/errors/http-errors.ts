import { STATUS_CODES } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyServerOptions } from "fastify";
import { GraphQLError } from "graphql";
import { answerType } from "../http/media-types.ts";
import { isPublicCode, type PublicCode, statusOf } from "./error-codes.ts";
import type { TellOperator } from "./format-error.ts";

const MESSAGES: Partial<Record<PublicCode, string>> = {
  PAYLOAD_TOO_LARGE: "The request is too large. Send a shorter query, or several.",
  UNSUPPORTED_MEDIA_TYPE:
    "The request's media type, charset or encoding is not accepted. Send `Content-Type: application/json` in UTF-8, not compressed.",
  NOT_FOUND: "There is nothing at this address. The API is at /graphql.",
  METHOD_NOT_ALLOWED: "Queries come by POST or GET. Send a POST request.",
  REQUEST_TIMEOUT: "The request did not arrive in time. Send it again, all of it at once.",
  BAD_REQUEST: 'The request cannot be read. Send JSON such as {"query": "{ about { softwareVersion } }"}.',
  INTERNAL: "The server failed to answer.",
};

/** An answer that consists of an error, in the shape of GraphQL's own. */
function errorBody(code: PublicCode, requestId: string, message = MESSAGES[code] ?? code): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
}

/** Answers a request with nothing but an error. */
export async function sendError(reply: FastifyReply, code: PublicCode, message?: string): Promise<void> {
  if (code === "OVERLOADED") reply.header("retry-after", "1");
  const { record } = reply.request;
  // What Fastify refuses before any hook runs has no record.
  if (record !== undefined) record.code ??= code;
  await reply
    .status(statusOf(code))
    .header("cache-control", "no-store")
    .type(answerType(reply.request.headers.accept) ?? "application/json; charset=utf-8")
    .send(errorBody(code, reply.request.id, message));
}

function codeOfStatus(status: number | undefined): PublicCode {
  if (status === 413) return "PAYLOAD_TOO_LARGE";
  if (status === 415) return "UNSUPPORTED_MEDIA_TYPE";
  return status !== undefined && status < 500 ? "BAD_REQUEST" : "INTERNAL";
}

function codeOfClientError(error: Error & { readonly code?: string }): PublicCode {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return "REQUEST_TIMEOUT";
  return error.code === "HPE_HEADER_OVERFLOW" ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST";
}

/** What was refused before it became a request of a route: no hook sees it. */
export interface EarlyRefusal {
  readonly requestId: string;
  /** Null for what is no HTTP. */
  readonly method: string | null;
  readonly status: number;
  readonly code: PublicCode;
}

/** Where early refusals get their ids, and who is told of them. */
interface EarlyErrorListener {
  readonly createRequestId: () => string;
  readonly onRefusal: (refusal: EarlyRefusal) => void;
}

/** The options by which Fastify answers in our shape what never becomes a request of a route. */
export function createEarlyErrorOptions({
  createRequestId,
  onRefusal,
}: EarlyErrorListener): Pick<FastifyServerOptions, "frameworkErrors" | "clientErrorHandler"> {
  return {
    frameworkErrors(_, { id: requestId, method }, reply) {
      const code = "BAD_REQUEST";
      onRefusal({ requestId, method, status: statusOf(code), code });
      void sendError(reply.header("x-request-id", requestId), code);
    },
    clientErrorHandler(error, socket) {
      if (!socket.writable) {
        socket.destroy();
        return;
      }
      const code = codeOfClientError(error);
      const requestId = createRequestId();
      const body = errorBody(code, requestId);
      const status = statusOf(code);
      onRefusal({ requestId, method: null, status, code });
      socket.end(
        [
          `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
          "Content-Type: application/json; charset=utf-8",
          `Content-Length: ${Buffer.byteLength(body)}`,
          `X-Request-Id: ${requestId}`,
          "Connection: close",
          "",
          body,
        ].join("\r\n"),
        () => socket.destroy(),
      );
    },
  };
}

/** Answers what fails before GraphQL is reached in the same shape as GraphQL's own errors. */
export function handleHttpErrors(server: FastifyInstance, tellOperator: TellOperator): void {
  server.addHook("onRequest", async ({ hostname }, reply) => {
    // The integration makes a URL of the Host header, which a client can fill with anything.
    if (!URL.canParse(`http://${hostname}/`)) await sendError(reply, "BAD_REQUEST");
  });
  server.setNotFoundHandler((_, reply) => sendError(reply, "NOT_FOUND"));
  server.setErrorHandler<Error & { readonly statusCode?: number }>((error, request, reply) => {
    if (error instanceof GraphQLError && isPublicCode(error.extensions.code)) {
      return sendError(reply, error.extensions.code, error.message);
    }
    const code = codeOfStatus(error.statusCode);
    if (code === "INTERNAL") tellOperator(request.id, error);
    return sendError(reply, code);
  });
}
