import { GongkaiError } from "@gongkai/schema";
import { Meilisearch } from "meilisearch";
import { explainFailure, MeilisearchFailure } from "./failure.ts";

/** The first version that this package is tested with. */
const OLDEST_VERSION = "1.50.0";

/** What ends a search. */
export interface SearchLimits {
  /** How long it may take, in milliseconds; the engine itself stops ranking after one second. */
  readonly time: number;
  readonly signal: AbortSignal | undefined;
}

/** A Meilisearch server, by way of the official client. */
export interface Connection {
  /** Where it is, for people: without user names, passwords and keys. */
  readonly host: string;
  /** With the key given, for everything but searches. */
  readonly client: Meilisearch;
  /** Does something with a client and explains its errors. */
  run<Result>(work: (client: Meilisearch) => Promise<Result>): Promise<Result>;
  /** Searches with the key for searches, within the limits. */
  search<Result>(
    work: (client: Meilisearch, signal: AbortSignal) => Promise<Result>,
    limits: SearchLimits,
  ): Promise<Result>;
  /** From now on searches are done with this key. */
  searchWith(key: string): void;
}

/**
 * Makes the clients for a server; asks it nothing yet.
 *
 * @param writeTime how long anything but a search may take, in milliseconds, the sending of documents included. What the
 *   engine does with them later is waited for apart.
 * @throws GongkaiError BAD_USER_INPUT when the address is none
 */
export function createConnection(url: string, key: string | undefined, writeTime: number): Connection {
  const { host, address } = readAddress(url);
  const clientWith = (apiKey: string | undefined, timeout?: number) =>
    new Meilisearch({
      host: address,
      // The server sends what it compresses in pieces, of which the last waits for the first to be acknowledged: 40 ms.
      requestInit: { headers: { "accept-encoding": "identity" } },
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(timeout === undefined ? {} : { timeout }),
    });
  const client = clientWith(key, writeTime);
  // The client heeds either its own limit or a signal, and so the limit is made a signal.
  let searching = clientWith(key);

  async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw explainFailure(error, host);
    }
  }

  return {
    host,
    client,
    run: (work) => explained(() => work(client)),
    async search(work, { time, signal }) {
      signal?.throwIfAborted();
      const limit = AbortSignal.timeout(Math.max(0, Math.round(time)));
      try {
        return await explained(() =>
          work(searching, signal === undefined ? limit : AbortSignal.any([signal, limit])),
        );
      } catch (error) {
        signal?.throwIfAborted();
        if (!limit.aborted) throw error;
        throw new MeilisearchFailure(
          "late",
          `Meilisearch at ${host} did not answer within ${Math.round(time)} ms. Try again; if it lasts, look at its load.`,
          { cause: error },
        );
      }
    },
    searchWith(searchKey) {
      searching = clientWith(searchKey);
    },
  };
}

function readAddress(url: string): { readonly host: string; readonly address: string } {
  try {
    const { protocol, host, href } = new URL(url);
    if (protocol === "http:" || protocol === "https:") return { host, address: href };
  } catch {
    // Said below.
  }
  throw new GongkaiError(
    "BAD_USER_INPUT",
    "The address of Meilisearch is none. Give one such as http://localhost:7700.",
  );
}

/**
 * Asks the server for its version.
 *
 * @returns null where the key may not ask
 * @throws SearchError SEARCH_UNAVAILABLE when the server is older than this package needs, or does not answer
 */
export async function readVersion({ host, run }: Connection): Promise<string | null> {
  let version: string;
  try {
    version = (await run((client) => client.getVersion())).pkgVersion;
  } catch (error) {
    if (error instanceof MeilisearchFailure && error.kind === "forbidden") return null;
    throw error;
  }
  if (typeof version !== "string" || !/^\d+\.\d+/.test(version)) {
    throw new MeilisearchFailure("garbled", `What answers at ${host} is no Meilisearch. Check the address.`);
  }
  if (isOlder(version, OLDEST_VERSION)) {
    throw new MeilisearchFailure(
      "outdated",
      `Meilisearch at ${host} is version ${version}. Upgrade it to ${OLDEST_VERSION} or later.`,
    );
  }
  return version;
}

function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  const [major = 0, minor = 0] = numbers(version);
  const [oldestMajor = 0, oldestMinor = 0] = numbers(than);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
