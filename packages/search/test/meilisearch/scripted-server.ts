import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the script sees it. */
export interface ScriptedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly key: string | null;
  readonly body: string;
}

/** What is to go wrong: returns true where it has answered, or means not to. */
export type Fault = (request: ScriptedRequest, response: ServerResponse) => boolean;

interface Task {
  readonly uid: number;
  readonly indexUid: string | null;
  status: "enqueued" | "succeeded" | "failed" | "canceled";
  error: { message: string; code: string; type: string; link: string } | null;
  readonly run: () => Task["error"];
}

interface Index {
  readonly createdAt: string;
  readonly documents: Map<string, Record<string, unknown>>;
  settings: Record<string, unknown>;
}

/**
 * A server that takes what Meilisearch takes and fails where a test says so. It finds nothing: it is there to provoke faults,
 * and whatever concerns searching is tested on a real server.
 */
export async function startScriptedServer(port = 0) {
  let indexes = new Map<string, Index>();
  let tasks: Task[] = [];
  const requests: ScriptedRequest[] = [];
  const state = {
    version: "1.50.0",
    /** Faults, asked in this order before anything else happens. */
    faults: [] as Fault[],
    /** Why a document is refused; null where it is not. */
    refuse: (_document: Record<string, unknown>): string | null => null,
    /** Whether tasks wait instead of being worked on. */
    isHolding: false,
    requests,
    /** The ids of the search documents of an index. */
    documentsOf: (uid: string) =>
      [...(indexes.get(uid)?.documents.values() ?? [])].map(({ document }) => String(document)).sort(),
    indexNames: () => [...indexes.keys()].sort(),
    documentOf: (uid: string, id: string) => indexes.get(uid)?.documents.get(id),
    dropIndex: (uid: string) => indexes.delete(uid),
    /** Makes an index as another program would, or another database's. */
    makeIndex(uid: string, settings: Record<string, unknown> = {}) {
      create(uid);
      change(uid, settings);
    },
    /** How many tasks were given to it. */
    taskCount: () => tasks.length,
    cancelWaiting() {
      for (const task of tasks) if (task.status === "enqueued") task.status = "canceled";
    },
    runWaiting() {
      for (const task of tasks) if (task.status === "enqueued") work(task);
    },
    /** As a server that lost its disk. */
    forgetEverything() {
      indexes = new Map();
      tasks = [];
    },
    url: "",
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  };

  function work(task: Task): void {
    task.error = task.run();
    task.status = task.error === null ? "succeeded" : "failed";
  }

  function enqueue(response: ServerResponse, indexUid: string | null, run: Task["run"]): void {
    const task: Task = { uid: tasks.length, indexUid, status: "enqueued", error: null, run };
    tasks.push(task);
    if (!state.isHolding) work(task);
    answer(response, 202, { taskUid: task.uid, indexUid, status: "enqueued", type: "any", enqueuedAt: "" });
  }

  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    requests.push(request);
    if (state.faults.some((fault) => fault(request, response))) return;
    const { method, body } = request;
    const [path = ""] = request.path.split("?");
    const json = body === "" || path.endsWith("/documents") ? null : JSON.parse(body);
    const [, uid = "", rest = ""] = /^\/indexes\/([^/]+)\/?(.*)$/.exec(path) ?? [];

    if (path === "/version") return answer(response, 200, { pkgVersion: state.version });
    if (path.startsWith("/keys")) return answerKey(response);
    if (path === "/multi-search") return answerSearch(response, json.queries);
    if (path === "/swap-indexes") return enqueue(response, null, () => swap(json[0]));
    if (path === "/tasks")
      return answer(response, 200, { results: tasks.filter(({ status }) => status === "enqueued") });
    if (path.startsWith("/tasks/")) {
      const task = tasks[Number(path.slice("/tasks/".length))];
      return task === undefined ? fail(response, 404, "task_not_found") : answer(response, 200, task);
    }
    if (path === "/indexes" && method === "POST") return enqueue(response, json.uid, () => create(json.uid));
    if (path === "/indexes") {
      return answer(response, 200, {
        results: [...indexes].map(([name, { createdAt }]) => ({ uid: name, createdAt })),
      });
    }
    const index = indexes.get(uid);
    if (rest === "" && method === "DELETE") return enqueue(response, uid, () => drop(uid));
    if (index === undefined) return fail(response, 404, "index_not_found");
    if (rest === "") return answer(response, 200, { uid, createdAt: index.createdAt });
    if (rest === "settings" && method === "GET") return answer(response, 200, index.settings);
    if (rest === "settings") return enqueue(response, uid, () => change(uid, json));
    if (rest === "documents" && method === "POST") return enqueue(response, uid, () => add(uid, body));
    if (rest === "documents/delete") return enqueue(response, uid, () => remove(uid, json.filter));
    if (rest === "documents/fetch")
      return answer(response, 200, { results: [], total: chosen(index, json.filter).length });
    if (rest === "documents") return answer(response, 200, { results: [...index.documents.values()] });
    return fail(response, 404, "not_found");
  });

  function create(uid: string): Task["error"] {
    indexes.set(uid, {
      createdAt: `${uid} ${indexes.size} ${tasks.length}`,
      documents: new Map(),
      settings: {},
    });
    return null;
  }
  function change(uid: string, settings: Record<string, unknown>): Task["error"] {
    Object.assign(indexes.get(uid)?.settings ?? {}, settings);
    return null;
  }
  function drop(uid: string): Task["error"] {
    return indexes.delete(uid) ? null : errorOf("index_not_found");
  }
  function swap({
    indexes: [one, other],
    rename,
  }: {
    indexes: [string, string];
    rename: boolean;
  }): Task["error"] {
    const [first, second] = [indexes.get(one), indexes.get(other)];
    if (first === undefined || (second === undefined) !== rename) return errorOf("index_not_found");
    indexes.set(other, first);
    if (second === undefined) indexes.delete(one);
    else indexes.set(one, second);
    return null;
  }
  function add(uid: string, body: string): Task["error"] {
    const documents: Record<string, unknown>[] = body.split("\n").map((line) => JSON.parse(line));
    const refusal = documents.map(state.refuse).find((reason) => reason !== null);
    if (refusal !== undefined) return errorOf("invalid_document_fields", refusal ?? "");
    for (const document of documents) indexes.get(uid)?.documents.set(String(document.id), document);
    return null;
  }
  function remove(uid: string, filter: readonly string[]): Task["error"] {
    const index = indexes.get(uid);
    if (index === undefined) return errorOf("index_not_found");
    for (const document of chosen(index, filter)) index.documents.delete(String(document.id));
    return null;
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  // A server on a port has an address with one.
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

/** A server under the control of a test. */
export type ScriptedServer = Awaited<ReturnType<typeof startScriptedServer>>;

/** Understands the two forms of filters that outdated documents are chosen by, and the one for late ones. */
function chosen({ documents }: Index, filter: string | readonly string[]): Record<string, unknown>[] {
  if (typeof filter === "string") {
    const known = Number(/^change > (\d+)$/.exec(filter)?.[1]);
    return [...documents.values()].filter(({ change }) => Number(change) > known);
  }
  const [reports = "", changes] = filter;
  const ids = new Set([...reports.matchAll(/"([^"]*)"/g)].map(([, id]) => id));
  const kept = new Set((changes ?? "").match(/\d+/g)?.map(Number) ?? []);
  return [...documents.values()].filter(
    ({ reportId, change }) => ids.has(String(reportId)) && !kept.has(Number(change)),
  );
}

function errorOf(code: string, message = code): NonNullable<Task["error"]> {
  return { message, code, type: "invalid_request", link: "" };
}

function answerKey(response: ServerResponse): void {
  answer(response, 200, {
    uid: "of no account",
    key: "search-only",
    actions: ["search"],
    indexes: ["sections"],
  });
}

function answerSearch(response: ServerResponse, queries: readonly unknown[]): void {
  const results = queries.map(() => ({ hits: [], estimatedTotalHits: 0, processingTimeMs: 0, query: "" }));
  answer(response, 200, { results });
}

async function readRequest(incoming: IncomingMessage): Promise<ScriptedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    key: incoming.headers.authorization?.replace("Bearer ", "") ?? null,
    body: Buffer.concat(chunks).toString(),
  };
}

/** Answers with JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Answers with an error as the engine words it. */
export function fail(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  answer(response, status, { message: `It is ${code}.`, code, type: "invalid_request", link: "" }, headers);
}

/** Answers the next `times` requests that it fits; where `respond` says no, they are answered as ever. */
export function onRequest(
  method: string,
  path: RegExp,
  respond: Fault,
  times = Number.POSITIVE_INFINITY,
): Fault {
  let left = times;
  return (request, response) => {
    if (left === 0 || request.method !== method || !path.test(request.path)) return false;
    left--;
    return respond(request, response);
  };
}

/** Answers the next `times` questions after the state of a task. */
export function onTask(respond: Fault, times = 1): Fault {
  return onRequest("GET", /^\/tasks\/\d+/, respond, times);
}

/** Does something when somebody asks after a task for the next time, and has that answered as ever. */
export function whenWaitedFor(act: () => void): Fault {
  return onTask(() => {
    act();
    return false;
  });
}

/** Answers with an error. */
export function failWith(status: number, code: string, headers: Record<string, string> = {}): Fault {
  return (_, response) => {
    fail(response, status, code, headers);
    return true;
  };
}
