import { openPlatform } from "../open-platform.ts";
import { createReaders } from "../pipeline/readers.ts";
import { retryQuarantined } from "../pipeline/retry-quarantined.ts";
import { runStages } from "../pipeline/run-ingest.ts";
import { type QuarantineSelection, toFilter } from "./quarantine-selection.ts";
import { withRun } from "./with-run.ts";

/** `gongkai quarantine retry`: reads and stores documents again that failed. */
export async function runRetry(operands: readonly string[], selection: QuarantineSelection): Promise<void> {
  const chosen = toFilter(operands, selection);
  const platform = await openPlatform();
  try {
    const { database, rules } = platform;
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
