import type { Search } from "@gongkai/search";
import type { Metrics } from "./metrics.ts";

/** The same search, whose answers are counted. */
export function measureSearch(search: Search, metrics: Metrics): Search {
  return {
    ...search,
    async search(request, options) {
      const answer = await search.search(request, options);
      metrics.search(answer);
      return answer;
    },
  };
}
