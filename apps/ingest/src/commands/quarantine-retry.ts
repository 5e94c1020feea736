import { type Database, listQuarantine } from "@gongkai/db";
import { createReaders } from "@gongkai/pipeline";
import { GongkaiError } from "@gongkai/schema";
import { openPlatform } from "../open-platform.ts";
import { type QuarantinedToRetry, retryQuarantined } from "../pipeline/retry-quarantined.ts";
import { runStages } from "../pipeline/run-ingest.ts";
import { type QuarantineSelection, toFilter } from "./quarantine-selection.ts";
import { withRun } from "./with-run.ts";

/** Says so where nothing fits what was chosen, which a summary of no documents would pass off as success. */
async function requireSome(database: Database, { filter, after }: QuarantinedToRetry): Promise<void> {
  const [first] = await listQuarantine(database, filter, { limit: 1, after });
  if (first !== undefined) return;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    "No such document is in quarantine. See gongkai quarantine list for those that are.",
  );
}

/** `gongkai quarantine retry`: reads and stores documents again that failed. */
export async function runRetry(operands: readonly string[], selection: QuarantineSelection): Promise<void> {
  const chosen = toFilter(operands, selection);
  const platform = await openPlatform();
  try {
    const { database, rules } = platform;
    await requireSome(database, chosen);
    const readers = createReaders(rules);
    await withRun({ database, readers, json: false, isQuiet: false }, ({ signal, onEvent }) =>
      runStages(
        platform,
        (lease) => retryQuarantined(platform, lease, chosen, { readers, onEvent, signal }),
        signal,
        { index: true, check: true },
      ),
    );
  } finally {
    await platform.close();
  }
}
