import autocannon from "autocannon";
import type { MeasuredProcess } from "./measured-process.ts";

/** What a server did in one round. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Latencies, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server's process for each request, in milliseconds. */
  readonly processorTime: number;
}

/** How a server is asked: requests that are sent in turns. */
export type Requests = readonly {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
}[];

/** How much a server is asked: so many requests, over so many connections that each wait for their answer. */
export interface Load {
  readonly amount: number;
  readonly connections: number;
}

/** Asks a server. Other answers than 200 end the bench. */
export async function askMany(
  { amount, connections }: Load,
  server: MeasuredProcess,
  requests: Requests,
): Promise<Round> {
  const before = server.processorTime();
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    // It notices only this often, in milliseconds, that everything is answered.
    sampleInt: 50,
    requests: requests.map((request) => ({ ...request, headers: { "content-type": "application/json" } })),
  });
  const used = server.processorTime() - before;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${server.url} refused ${result.non2xx} requests and failed ${result.errors}.`);
  }
  return {
    requestsPerSecond: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    processorTime: used / result["2xx"],
  };
}

/**
 * Asks a server everything once.
 *
 * @throws Error when an answer tells of errors, or holds nothing
 */
export async function checkAnswers({ url }: MeasuredProcess, requests: Requests): Promise<void> {
  for (const { path, ...request } of requests) {
    const response = await fetch(`${url}${path}`, {
      ...request,
      headers: { "content-type": "application/json" },
    });
    const text = await response.text();
    if (
      !response.ok ||
      text.length < 100 ||
      text.startsWith('{"errors"') ||
      /"errors":\[/.test(text.slice(-500))
    ) {
      throw new Error(`${url}${path} answered ${request.body?.slice(0, 200)} with ${text.slice(0, 500)}`);
    }
  }
}
