import { noteServer } from "./connection.ts";
import type { Operation } from "./operation.ts";
import { RequestFailure, SERVER_AWAY } from "./request-failure.ts";

/** How long an answer is waited for. The server itself gives up after 10 s. */
const PATIENCE_MILLISECONDS = 15_000;

/** What a GraphQL server answers; see the README of the server for the shape of its errors. */
interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly requestId?: string };
  }[];
}

/** Whether the server was found to know operations by their ids. While the pages are worked on it does not. */
let knowsOperations = !import.meta.env.DEV;

async function post<Data>(body: object, signal: AbortSignal | undefined): Promise<Answer<Data>> {
  const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  let response: Response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
  } catch (error) {
    // Whoever gave up the request does not want to hear of it.
    if (signal?.aborted) throw error;
    noteServer(false);
    throw new RequestFailure(SERVER_AWAY, "The server does not answer.", null, { cause: error });
  }
  const answer: Answer<Data> | null = await response.json().catch(() => null);
  // A gateway that answers for a server that is away does not speak GraphQL.
  noteServer(answer !== null);
  if (answer !== null) return answer;
  throw new RequestFailure(SERVER_AWAY, `A gateway answered with status ${response.status}.`, null);
}

/**
 * Sends an operation and resolves to its data.
 *
 * @throws RequestFailure when the server refuses, fails or is away
 */
export async function sendOperation<Data, Variables>(
  { id, text }: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const answer = await post<Data>(
    knowsOperations ? { documentId: id, variables } : { query: text, variables },
    signal,
  );
  const [error] = answer.errors ?? [];
  if (knowsOperations && error?.extensions?.code === "PERSISTED_DOCUMENT_NOT_FOUND") {
    // A server of another version than these pages; it takes the text.
    knowsOperations = false;
    return sendOperation({ id, text, name: "" }, variables, signal);
  }
  if (error === undefined && answer.data !== undefined && answer.data !== null) return answer.data;
  const { code = "INTERNAL", requestId = null } = error?.extensions ?? {};
  throw new RequestFailure(code, error?.message ?? "The server sent no data.", requestId);
}
