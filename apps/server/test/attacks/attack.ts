import type { RequestToSend } from "../support/send-request.ts";

/** A request that means harm, or does it unmeant, and how it must be answered. */
export interface Attack {
  readonly name: string;
  readonly request: () => RequestToSend;
  readonly status: number;
  /** The code of the errors; several where one fault entails another; none where the request is answered. */
  readonly codes: readonly string[];
}

/** A text written a number of times, each with its index. */
export function repeated(count: number, write: (index: number) => string, separator = " "): string {
  return Array.from({ length: count }, (_, index) => write(index)).join(separator);
}

/** A request for GraphQL. */
export function graphql(query: unknown, variables: unknown = {}): () => RequestToSend {
  return () => ({ body: JSON.stringify({ query, variables }) });
}

/** An attack that is refused for what it asks for. */
export function refused(name: string, codes: string | readonly string[], request: Attack["request"]): Attack {
  return { name, request, status: 400, codes: [codes].flat() };
}

/** An attack that is refused for the request that it is. */
export function refusedAs(status: number, code: string, name: string, request: Attack["request"]): Attack {
  return { name, request, status, codes: [code] };
}

/** A request that only looks like an attack, and is answered. */
export function answered(name: string, request: Attack["request"]): Attack {
  return { name, request, status: 200, codes: [] };
}
