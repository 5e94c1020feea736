import { useQuery } from "@tanstack/react-query";
import { DATA_SCOPE } from "./data-scope.generated.ts";
import { QUERY_CLIENT } from "./query-client.ts";
import { type RequestFailure, SERVER_AWAY } from "./request-failure.ts";
import { operationQuery } from "./use-operation.ts";

const QUERY = {
  ...operationQuery(DATA_SCOPE, {}),
  // Pages wait for it, so it does not give up; of a server that is away the banner says when it is back.
  retry: (_: number, { code }: RequestFailure) => code !== SERVER_AWAY,
};

/** Begins to find out what {@link useSynthetic} says, before the code of any page is there. */
export function beginDataScope(): void {
  void QUERY_CLIENT.prefetchQuery(QUERY);
}

/**
 * Whether pages show what was made up for the sample data: only as long as there is nothing else. Undefined until that
 * is known; filters of lists, searches and figures take it as `synthetic`.
 */
export function useSynthetic(): boolean | undefined {
  const { data } = useQuery(QUERY);
  return data === undefined ? undefined : data.real.totalCount.value === 0;
}
