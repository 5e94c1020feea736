import { DATASET_DOWNLOADS } from "./dataset-downloads.ts";
import type { Download } from "./download.ts";
import { describeDownloads } from "./openapi.ts";
import { SOURCE_DOWNLOAD } from "./source-download.ts";

const DESCRIPTION: Download = {
  path: "/v1/openapi.json",
  id: "openapi",
  summary: "This description",
  points: 10,
  description: "What can be downloaded, in OpenAPI 3.1.",
  parameters: [],
  mediaType: "application/json",
  schema: { type: "object" },
  fileName: null,
  refusals: [],
  async *pieces() {
    yield JSON.stringify(describeDownloads(DOWNLOADS));
  },
};

/** Everything that is fetched by a plain GET. */
export const DOWNLOADS: readonly Download[] = [...DATASET_DOWNLOADS, SOURCE_DOWNLOAD, DESCRIPTION];
