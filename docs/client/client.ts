import { setTimeout } from "node:timers/promises";
import type { Operation } from "./operation.ts";

/** Why the server did not answer, by a code that programs may rely on. */
export class ApiError extends Error {
  /** Such as BAD_USER_INPUT; HTTP_… where no answer of the API came at all. */
  readonly code: string;
  /** What to tell the operator of the server when asking about it. */
  readonly requestId: string | null;

  constructor(code: string, message: string, requestId: string | null) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly requestId: string };
  }[];
}

/** Statuses that say to come again later, and how often that is done. */
const LATER = [429, 503];
const ATTEMPTS = 3;

/**
 * Asks the API at an address, such as http://127.0.0.1:4000/graphql. The type of the answer follows from the operation; a
 * server that has too much to do is asked again when it says so.
 *
 * @throws ApiError when it answers with errors, or not as an API does; what `fetch` throws when it cannot be reached
 */
export async function ask<Data, Variables>(
  address: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: operation.text, variables }),
    });
    if (LATER.includes(response.status) && attempt < ATTEMPTS) {
      await setTimeout(1_000 * Number(response.headers.get("retry-after") ?? attempt));
      continue;
    }
    if (!(response.headers.get("content-type") ?? "").includes("json")) {
      throw new ApiError(`HTTP_${response.status}`, `${address} is not the API.`, null);
    }
    // What the API answers with has this shape; the data has that of the operation.
    const { data, errors: [error] = [] } = (await response.json()) as Answer<Data>;
    if (error !== undefined)
      throw new ApiError(error.extensions.code, error.message, error.extensions.requestId);
    if (data === null || data === undefined) {
      throw new ApiError(`HTTP_${response.status}`, `${address} answered without data.`, null);
    }
    return data;
  }
}
