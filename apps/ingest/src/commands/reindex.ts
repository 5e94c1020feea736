import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { complain, INTERRUPTED } from "./finish-run.ts";

/** `gongkai reindex`: empties the search index and fills it again from the database, through the outbox. */
export async function runReindex(): Promise<void> {
  const platform = await openPlatform();
  const interruption = listenForInterruption();
  try {
    await platform.emptyIndex();
    const { indexed } = await platform.drain(interruption.signal);
    for (const sentence of await platform.index(interruption.signal)) {
      complain(sentence);
      process.exitCode = 1;
    }
    process.stdout.write(`${indexed} reports can be searched · ${platform.database.description}\n`);
    if (interruption.isRequested()) process.exitCode = INTERRUPTED;
  } finally {
    interruption.release();
    await platform.close();
  }
}
