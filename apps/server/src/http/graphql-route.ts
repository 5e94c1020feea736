import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { boundDatabase } from "@gongkai/db";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Context, createContext, type Services } from "../context.ts";
import { refusal } from "../errors/refusal.ts";
import type { Intake } from "../intake/intake.ts";
import { MAX_DOCUMENT_REQUEST_BYTES } from "../intake/intake-limits.ts";
import { limitArrivals } from "../intake/limit-arrivals.ts";
import type { WorkLimits } from "../limits/limits.ts";
import type { OperationGate } from "../limits/operation-gate.ts";
import type { RequestLimits } from "../limits/request-limits.ts";
import { checkRequestShape } from "../limits/request-shape.ts";
import { beginOperation, type Operation } from "../operation.ts";
import { sendHomePage } from "./home-page.ts";
import { refuseMethods } from "./refuse-methods.ts";

/** Where operations are answered: those of any client, and those that bring a document to be read. */
export const GRAPHQL_PATHS = ["/graphql", "/graphql/files"] as const;

const [OPERATIONS_PATH, FILES_PATH] = GRAPHQL_PATHS;

/** What a request with a document takes before anything of it is read, in points. */
const POINTS_OF_FILES = 100;

const OTHER_METHODS = ["PUT", "PATCH", "DELETE"] as const;

/** Whether a person came with a browser, rather than a program with a query. */
function isVisit({ headers, query }: FastifyRequest): boolean {
  const hasQuery = Object.keys(query ?? {}).length > 0;
  return !hasQuery && (headers.accept ?? "").includes("text/html");
}

/** What is sent of an answer: nothing to whoever has it already. */
function checkAnswer(answer: unknown, { statusCode }: FastifyReply, { answerBytes }: RequestLimits): unknown {
  if (statusCode === 304) return null;
  if (typeof answer === "string" && Buffer.byteLength(answer) > answerBytes) {
    throw refusal(
      "TOO_COMPLEX",
      `The answer is larger than ${answerBytes} bytes. Ask for smaller pages or fewer texts, or in several queries.`,
    );
  }
  return answer;
}

/** What operations are answered with. */
interface GraphqlService {
  readonly services: Services;
  readonly intake: Intake;
  readonly gate: OperationGate;
  /** How many requests with documents may arrive at once. */
  readonly arriving: number;
}

/** The services, which do for an operation only what it still has time for. */
function boundServices(
  { database, search }: Services,
  { signal }: Operation,
  { statementTime }: WorkLimits,
): Services {
  const late = () => {
    const seconds = statementTime / 1_000;
    return refusal(
      "TIMEOUT",
      `A part of the query took longer than ${seconds} s. Ask for less, or try again later.`,
    );
  };
  const statement = { milliseconds: statementTime, late };
  return { search, database: boundDatabase(database, { signal, statement }) };
}

/** Serves GraphQL at `/graphql`, and the page about it to browsers. */
export function serveGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  { services, intake, gate, arriving }: GraphqlService,
  limits: WorkLimits & RequestLimits,
): void {
  /** Runs one operation when its turn comes, for as long as its client waits and its time lasts. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    checkRequestShape(request, limits);
    const operation = beginOperation(limits.operationTime);
    let leave = () => {};
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) operation.abandon();
    });
    try {
      leave = await gate.enter(operation.signal, request.client);
      const { client, editor, account } = request;
      const bounded = boundServices(services, operation, limits);
      const context = async () => createContext(bounded, operation, { client, editor, account, intake });
      const answer = await fastifyApolloHandler(apollo, { context }).call(server, request, reply);
      return checkAnswer(answer, reply, limits);
    } finally {
      // The place is free when the database is done too, or else what was cut short would pile up there.
      void operation.end().then(leave);
    }
  }

  server.post(OPERATIONS_PATH, { compress: {} }, answer);
  server.get(OPERATIONS_PATH, { compress: {} }, (request, reply) =>
    isVisit(request) ? sendHomePage(reply) : answer(request, reply),
  );
  server.post(
    FILES_PATH,
    {
      compress: {},
      bodyLimit: MAX_DOCUMENT_REQUEST_BYTES,
      config: { points: POINTS_OF_FILES },
      onRequest: limitArrivals(arriving),
    },
    answer,
  );
  refuseMethods(server, {
    url: OPERATIONS_PATH,
    methods: OTHER_METHODS,
    allowed: "GET, HEAD, POST, OPTIONS",
  });
  refuseMethods(server, {
    url: FILES_PATH,
    methods: ["GET", "HEAD", ...OTHER_METHODS],
    allowed: "POST, OPTIONS",
  });
}
