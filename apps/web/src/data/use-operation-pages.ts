import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { Operation } from "./operation.ts";
import type { RequestFailure } from "./request-failure.ts";
import { sendOperation } from "./send-operation.ts";
import type { OperationOptions } from "./use-operation.ts";

/** What a page of a list tells of where it stands; see `PageInfo` of the schema. */
export interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * A list that is fetched page by page: the operation takes the cursor as `$after`, and `pageEnd` finds the `pageInfo`
 * in its data. `LoadMore` shows the way to the next page.
 */
export function useOperationPages<Data, Variables extends { after?: string | null | undefined }>(
  operation: Operation<Data, Variables>,
  variables: NoInfer<Variables>,
  pageEnd: (data: Data) => PageEnd,
  { isReady = true, keepsPrevious = false }: OperationOptions = {},
): UseInfiniteQueryResult<readonly Data[], RequestFailure> {
  return useInfiniteQuery<Data, RequestFailure, readonly Data[], readonly unknown[], string | null>({
    queryKey: [operation.id, variables, "pages"],
    queryFn: ({ signal, pageParam }) => sendOperation(operation, { ...variables, after: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam(data) {
      const { hasNextPage, endCursor } = pageEnd(data);
      return hasNextPage ? endCursor : null;
    },
    select: ({ pages }) => pages,
    enabled: isReady,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
