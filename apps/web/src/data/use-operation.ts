import {
  keepPreviousData,
  queryOptions,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import type { Operation } from "./operation.ts";
import type { RequestFailure } from "./request-failure.ts";
import { sendOperation } from "./send-operation.ts";

/** How an operation is asked. */
export interface OperationOptions {
  /** Whether to ask at all yet. */
  readonly isReady?: boolean;
  /** Whether to show the answer to the variables before until the new one is there. */
  readonly keepsPrevious?: boolean;
}

/** What is kept of an operation, and how it is fetched; for fetching before a component asks. */
export function operationQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: NoInfer<Variables>,
): UseQueryOptions<Data, RequestFailure> & { readonly queryKey: readonly unknown[] } {
  return queryOptions<Data, RequestFailure>({
    queryKey: [operation.id, variables],
    queryFn: ({ signal }) => sendOperation(operation, variables, signal),
  });
}

/** The data of a query, asked once for the same variables. `Loaded` shows it and everything that may come before. */
export function useOperation<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: NoInfer<Variables>,
  { isReady = true, keepsPrevious = false }: OperationOptions = {},
): UseQueryResult<Data, RequestFailure> {
  return useQuery({
    ...operationQuery(operation, variables),
    enabled: isReady,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
