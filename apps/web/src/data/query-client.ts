import { QueryClient } from "@tanstack/react-query";
import { RequestFailure, SERVER_AWAY } from "./request-failure.ts";

/** Reports change when somebody stores new ones, which is rarely while a visitor looks. */
const FRESH_MILLISECONDS = 5 * 60_000;
const RETRIES = 3;

/** Everything that was fetched, for all pages. */
export const QUERY_CLIENT = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MILLISECONDS,
      networkMode: "always",
      refetchOnWindowFocus: false,
      // Of a server that is away the banner says when it is back.
      retry: (failures, error) =>
        error instanceof RequestFailure &&
        error.isPassing &&
        error.code !== SERVER_AWAY &&
        failures < RETRIES,
      retryDelay: (failures) => 1_000 * 2 ** failures,
    },
  },
});
