import type { DrizzleConnection } from "./drizzle-connection.ts";
import type { ReportToStore } from "./report-to-store.ts";
import type { StoredReport } from "./store-readings.ts";
import { storeSource } from "./store-source.ts";

export type { StoredReport };

/** Stores a report that is alone in its source: {@link storeSource} with one reading. */
export async function storeReport(
  connection: DrizzleConnection,
  input: ReportToStore,
): Promise<StoredReport> {
  const { report, agency, diagnostics, findings, ...sighting } = input;
  const readings = [{ report, agency, diagnostics, findings }];
  const [stored] = await storeSource(connection, { ...sighting, readings });
  if (stored === undefined) throw new Error("One reading makes one stored report.");
  return stored;
}
