import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { complain } from "../terminal/complain.ts";
import { INTERRUPTED } from "./finish-run.ts";

/** Settings of `gongkai reindex`. */
export interface ReindexOptions {
  /** Only mends the index of the preferred engine, and writes nothing again. */
  readonly compare: boolean;
}

/**
 * `gongkai reindex`: writes every stored report to the search index again, in place, through the outbox; then fills a new
 * index of the preferred engine and puts it in place of the old one. Searches are answered meanwhile.
 */
export async function runReindex({ compare }: ReindexOptions): Promise<void> {
  const platform = await openPlatform();
  const interruption = listenForInterruption();
  const { signal } = interruption;
  try {
    const { search, database } = platform;
    let indexed = 0;
    if (!compare) {
      await platform.queueAll();
      ({ indexed } = await platform.drain(signal));
    }
    for (const sentence of await platform.index(signal, compare ? "reconcile" : "rebuild")) {
      complain(sentence);
      process.exitCode = 1;
    }
    const done = compare ? "" : `${indexed} reports can be searched · `;
    process.stdout.write(`${done}${database.description}\n${search.describe()}\n`);
    if (interruption.isRequested()) process.exitCode = INTERRUPTED;
  } finally {
    interruption.release();
    await platform.close();
  }
}
