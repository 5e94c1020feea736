import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Context, createContext, type Services } from "../context.ts";
import { sendHomePage } from "./home-page.ts";

/** Whether a person came with a browser, rather than a program with a query. */
function isVisit({ headers, query }: FastifyRequest): boolean {
  const hasQuery = Object.keys(query ?? {}).length > 0;
  return !hasQuery && (headers.accept ?? "").includes("text/html");
}

/** Serves GraphQL at `/graphql`, and the page about it to browsers. */
export function serveGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  services: Services,
): void {
  const answer = fastifyApolloHandler(apollo, { context: async () => createContext(services) });
  server.post("/graphql", answer);
  server.get("/graphql", function (request, reply) {
    return isVisit(request) ? sendHomePage(reply) : answer.call(this, request, reply);
  });
}
