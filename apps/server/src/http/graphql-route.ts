import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Context, createContext, type Services } from "../context.ts";
import { type Editor, editorOf } from "../editors.ts";
import { sendError } from "../errors/http-errors.ts";
import type { WorkLimits } from "../limits/limits.ts";
import { createOperationGate } from "../limits/operation-gate.ts";
import { beginOperation } from "../operation.ts";
import { sendHomePage } from "./home-page.ts";

const OTHER_METHODS = ["PUT", "PATCH", "DELETE"];

/** Whether a person came with a browser, rather than a program with a query. */
function isVisit({ headers, query }: FastifyRequest): boolean {
  const hasQuery = Object.keys(query ?? {}).length > 0;
  return !hasQuery && (headers.accept ?? "").includes("text/html");
}

/** Serves GraphQL at `/graphql`, and the page about it to browsers. */
export function serveGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  { services, editors }: { readonly services: Services; readonly editors: readonly Editor[] },
  limits: WorkLimits,
): void {
  const gate = createOperationGate(limits);

  /** Runs one operation when its turn comes, for as long as its client waits and its time lasts. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const operation = beginOperation(limits.operationTime);
    let leave = () => {};
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) operation.abandon();
    });
    try {
      leave = await gate.enter(operation.signal);
      const editor = editorOf(editors, request.headers.authorization);
      const context = async () => createContext(services, operation, editor);
      return await fastifyApolloHandler(apollo, { context }).call(server, request, reply);
    } finally {
      // The place is free when the database is done too, or else what was cut short would pile up there.
      void operation.end().then(leave);
    }
  }

  server.post("/graphql", answer);
  server.get("/graphql", (request, reply) =>
    isVisit(request) ? sendHomePage(reply) : answer(request, reply),
  );
  server.route({
    method: OTHER_METHODS,
    url: "/graphql",
    async onRequest(_, reply) {
      reply.header("allow", "GET, HEAD, POST, OPTIONS");
      await sendError(reply, "METHOD_NOT_ALLOWED");
    },
    handler: (_, reply) => reply,
  });
}
