import { readCancellably, reportsByIds, sourceOfVersions } from "@gongkai/db";
import { refusal } from "../errors/refusal.ts";
import { fromGlobalId } from "../global-id.ts";
import type { Download, DownloadRequest } from "./download.ts";
import { TEXT } from "./parameter.ts";

/** The text that the spans of a report point into; null where the id names nothing. */
async function readText(id: string, { database, signal }: DownloadRequest): Promise<string | null> {
  const known = fromGlobalId(id);
  if (known?.type !== "Report" && known?.type !== "Version") return null;
  return readCancellably(database, signal, async (connection) => {
    const versionId =
      known.type === "Version"
        ? Number(known.key)
        : (await reportsByIds(connection, [known.key]))[0]?.versionId;
    if (versionId === undefined) return null;
    return (await sourceOfVersions(connection, [versionId])).get(versionId)?.text ?? null;
  });
}

/** The stored text of a report. It is what was decoded, so it is plain text whatever the document was. */
export const SOURCE_DOWNLOAD: Download = {
  path: "/reports/{id}/source",
  id: "report-source",
  summary: "The text of a report's document",
  points: 20,
  description:
    "The decoded text that every span of the report points into, in UTF-16 offsets; of PDF and Word the text taken out. Markup of a page is shown as it is written, never run.",
  parameters: [
    {
      name: "id",
      in: "path",
      description: "The id of a report, or of a version of one, as GraphQL has it.",
      ...TEXT,
    },
  ],
  mediaType: "text/plain; charset=utf-8",
  schema: { type: "string" },
  fileName: null,
  refusals: ["NOT_FOUND"],
  async *pieces(request) {
    const { id } = request.values;
    const text = typeof id === "string" ? await readText(id, request) : null;
    if (text === null)
      throw refusal("NOT_FOUND", "There is no report or version with this id. Take ids from GraphQL.");
    yield text;
  },
};
