import { sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";

/** The reports that are shown of what the documents of an input say, by their ids. */
export async function reportsOfInput(
  { drizzle }: DrizzleReader,
  inputId: number,
): Promise<readonly string[]> {
  const { rows } = await drizzle.execute<{ reportId: string }>(sql`
    select distinct version.report_id as "reportId" from input_documents document
    join report_versions version on version.source_sha256 = document.sha256 and version.is_latest
    where document.input_id = ${inputId} and exists (
      select from report_versions shown where shown.report_id = version.report_id and shown.is_current)
    order by 1 limit 100`);
  return rows.map(({ reportId }) => reportId);
}
