import { queueOutdatedChecks, refreshFingerprints } from "@gongkai/db";
import { checkStored } from "@gongkai/pipeline";
import { listenForInterruption } from "../interruption.ts";
import { openPlatform } from "../open-platform.ts";
import { printable } from "../terminal/printable.ts";

/** `gongkai recheck`: checks again what was checked by other rules, and what still waits for its neighbours. */
export async function runRecheck(): Promise<void> {
  const platform = await openPlatform();
  const interruption = listenForInterruption();
  try {
    await queueOutdatedChecks(platform.database, platform.rules.rulesVersion);
    await refreshFingerprints(platform.database);
    const { checked, failures } = await checkStored(platform, interruption.isRequested);
    for (const sentence of failures) process.stderr.write(`gongkai: ${printable(sentence)}\n`);
    if (failures.length > 0) process.exitCode = 1;
    process.stdout.write(
      `${checked} reports were waiting and are checked · ${platform.database.description}\n`,
    );
    if (interruption.isRequested()) process.exitCode = 130;
  } finally {
    interruption.release();
    await platform.close();
  }
}
