import { Readable } from "node:stream";
import type { Database } from "@gongkai/db";
import { findGongkaiError } from "@gongkai/schema";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { isInternal, isPublicCode } from "../errors/error-codes.ts";
import type { TellOperator } from "../errors/format-error.ts";
import { sendError } from "../errors/http-errors.ts";
import { refuseMethods } from "../http/refuse-methods.ts";
import type { OperationGate } from "../limits/operation-gate.ts";
import { beginOperation } from "../operation.ts";
import type { Download } from "./download.ts";
import type { DownloadLimits } from "./download-limits.ts";
import { DOWNLOADS } from "./downloads.ts";
import { readParameters } from "./parameter.ts";

/** What downloads are served with. */
interface DownloadService {
  readonly database: Database;
  readonly gate: OperationGate;
  readonly limits: DownloadLimits;
  readonly tellOperator: TellOperator;
}

const OTHER_METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** What keeps a browser from taking the text of a stranger for a page of this server. */
const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "no-cache",
};

/** Answers with the error alone; what is wrong inside is told to the operator and not to the caller. */
async function sendFailure(reply: FastifyReply, error: unknown, tellOperator: TellOperator): Promise<void> {
  const code = error instanceof GraphQLError ? error.extensions.code : findGongkaiError(error)?.code;
  const known = isPublicCode(code) ? code : "INTERNAL";
  if (!isInternal(known)) return sendError(reply, known, error instanceof Error ? error.message : undefined);
  tellOperator(reply.request.id, error);
  return sendError(reply, known, "The server cannot answer this at the moment. Try again later.");
}

/** A stream of pieces of which the first is made already. */
function streamOf(first: string, rest: AsyncGenerator<string, void, undefined>): Readable {
  async function* all(): AsyncGenerator<string, void, undefined> {
    yield first;
    yield* rest;
  }
  return Readable.from(all());
}

/** Sends a download from its first piece, so that what fails before is answered as an error, to its end or the client's. */
async function sendDownload(
  download: Download,
  { database, gate, limits, tellOperator }: DownloadService,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const operation = beginOperation(limits.time);
  const { signal } = operation;
  let leave = () => {};
  let pieces: AsyncGenerator<string, void, undefined> | undefined;
  async function finish(): Promise<void> {
    // A statement that was cut short has ended when the generator has.
    await pieces?.return().catch(() => {});
    await operation.end();
    leave();
  }
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) operation.abandon();
  });
  try {
    // Fastify gives what stands in an address as objects of texts, or of lists of texts where a name comes twice.
    const given = {
      query: request.query as Record<string, unknown>,
      path: request.params as Record<string, unknown>,
    };
    const values = readParameters(download.parameters, given);
    leave = await gate.enter(signal, request.client);
    pieces = download.pieces({ values, database, limits, signal });
    const first = await pieces.next();
    const stream = streamOf(first.done ? "" : first.value, pieces);
    stream.once("close", () => void finish());
    stream.on("error", (error) => {
      if (!signal.aborted) tellOperator(request.id, error);
    });
    const breakOff = () => {
      stream.destroy(signal.reason);
      // The stream waits for the statement in hand; who waits for the rest is to see at once that it does not come.
      reply.raw.destroy();
    };
    signal.addEventListener("abort", breakOff);
    if (signal.aborted) breakOff();
    const { mediaType, fileName } = download;
    const disposition = fileName === null ? "inline" : `attachment; filename="${fileName}"`;
    return reply
      .headers({ ...SAFE_HEADERS, "content-disposition": disposition })
      .type(mediaType)
      .send(stream);
  } catch (error) {
    await finish();
    return sendFailure(reply, signal.aborted ? signal.reason : error, tellOperator);
  }
}

/** Serves files of rows with their codebook and description, and the stored texts of reports. */
export function serveDownloads(server: FastifyInstance, service: DownloadService): void {
  for (const download of DOWNLOADS) {
    const url = download.path.replaceAll(/\{(\w+)\}/g, ":$1");
    server.route({
      method: "GET",
      url,
      // To answer HEAD Fastify would read the whole file and throw it away.
      exposeHeadRoute: false,
      config: { points: download.points },
      handler: (request, reply) => sendDownload(download, service, request, reply),
    });
    refuseMethods(server, {
      url,
      methods: OTHER_METHODS,
      allowed: "GET, OPTIONS",
      message: "This is fetched by GET.",
    });
  }
}
