import { createReaders } from "@gongkai/pipeline";
import { openPlatform } from "../open-platform.ts";
import { reparse } from "../pipeline/reparse.ts";
import { runStages } from "../pipeline/run-ingest.ts";
import { withRun } from "./with-run.ts";

/** Settings of `gongkai reparse`. */
export interface ReparseCommandOptions {
  readonly limit?: number;
  readonly json: boolean;
}

/** `gongkai reparse`: reads stored sources again that an older parser has read. */
export async function runReparse({ limit, json }: ReparseCommandOptions): Promise<void> {
  const platform = await openPlatform();
  try {
    const { database, rules } = platform;
    const readers = createReaders(rules);
    await withRun({ database, readers, json, isQuiet: false }, ({ signal, onEvent }) => {
      const settings = { readers, onEvent, signal, ...(limit === undefined ? {} : { limit }) };
      return runStages(platform, () => reparse(database, settings), signal, { index: true, check: true });
    });
  } finally {
    await platform.close();
  }
}
