import type { SqlClient, SqlPool } from "../src/index.ts";

/** An SQL statement as it was sent. */
interface SentStatement {
  readonly text: string;
  readonly values: unknown[] | undefined;
}

/** A request as it was sent over HTTP. */
interface SentRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/** What was sent to the engines for one query. */
export interface Recording {
  /** Statements by the connection they were sent on, from when it was taken until it was given back. */
  readonly transactions: readonly (readonly SentStatement[])[];
  readonly requests: readonly SentRequest[];
}

/** A pool that can write down what goes through it. */
export interface RecordingPool extends SqlPool {
  /** Writes down what is sent to the databases and over HTTP while `work` is done; one work at a time. */
  record<Result>(work: () => Promise<Result>): Promise<{ result: Result; recording: Recording }>;
}

/** Wraps a pool; costs nothing to speak of while nothing is written down. */
export function recordingPool(pool: SqlPool): RecordingPool {
  let transactions: SentStatement[][] | null = null;

  return {
    async connect(): Promise<SqlClient> {
      const client = await pool.connect();
      if (transactions === null) return client;
      const sent: SentStatement[] = [];
      transactions.push(sent);
      return {
        query(text, values) {
          sent.push({ text, values });
          return client.query(text, values);
        },
        release: (destroy) => client.release(destroy),
      };
    },
    async record(work) {
      const written: SentStatement[][] = [];
      transactions = written;
      const requests: SentRequest[] = [];
      const plainFetch = globalThis.fetch;
      globalThis.fetch = (input, init = {}) => {
        const { signal: _, ...lasting } = init;
        if (/search$/.test(String(input))) requests.push({ url: String(input), init: lasting });
        return plainFetch(input, init);
      };
      try {
        return { result: await work(), recording: { transactions: written, requests } };
      } finally {
        transactions = null;
        globalThis.fetch = plainFetch;
      }
    },
  };
}

/** Sends again what an engine was sent for its answer, and nothing else; null where that was nothing. */
export function bareCall(pool: SqlPool, recording: Recording, isHttp: boolean): (() => Promise<void>) | null {
  if (isHttp) {
    const request = recording.requests.at(-1);
    if (request === undefined) return null;
    return async () => {
      const response = await fetch(request.url, request.init);
      await response.json();
    };
  }
  const statements = finalStatements(recording);
  if (statements.length === 0) return null;
  return async () => {
    const client = await pool.connect();
    try {
      for (const { text, values } of statements) await client.query(text, values);
    } finally {
      client.release();
    }
  };
}

/** An attempt to find documents begins by making the planner's settings; of several the last one gave the answer. */
const BEGINS_ATTEMPT = /^set local /;

/**
 * The last transaction that looked at documents, without attempts whose answer was not used; all transactions where none
 * looked at documents.
 */
function finalStatements({ transactions }: Recording): readonly SentStatement[] {
  const final = transactions.findLast((sent) => sent.some(({ text }) => text.includes("search.documents")));
  if (final === undefined) return transactions.flat();
  const first = final.findIndex(({ text }) => BEGINS_ATTEMPT.test(text));
  const last = final.findLastIndex(({ text }) => BEGINS_ATTEMPT.test(text));
  return first === last ? final : [...final.slice(0, first), ...final.slice(last)];
}
