import type { ReactNode } from "react";
import type { RequestFailure } from "../data/request-failure.ts";
import { Failure } from "./failure.tsx";
import { Skeleton } from "./skeleton.tsx";

/** What is shown of a query; those of `useOperation` and `useOperationPages` fit. */
export interface ShownQuery<Data> {
  readonly data: Data | undefined;
  readonly error: RequestFailure | null;
  readonly refetch: () => unknown;
}

/** Draws the data of a query, and before that a skeleton, or the failure to get it. */
export function Loaded<Data>({
  query: { data, error, refetch },
  skeleton = <Skeleton lines={6} />,
  children,
}: {
  readonly query: ShownQuery<Data>;
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  return error === null ? skeleton : <Failure failure={error} onRetry={refetch} />;
}
