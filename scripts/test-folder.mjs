import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const PREFIX = "gongkai-tests-";
/** What test runs take at once is a fraction of it. */
const PLENTY_BYTES = 4 * 1024 ** 3;

/** No test run takes as long. */
const LONG_AGO_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Lets the temporary files of this process and those that it starts be in memory, where the system offers plenty of it and nobody
 * has chosen another folder. Tests make thousands of small databases of hundreds of files each, and a disk spends more time on
 * those than the tests on theirs. The files are removed when this process ends; what one left that was killed is removed a day later.
 */
export function keepTemporaryFilesInMemory() {
  if (process.env.TMPDIR || !hasPlenty()) return;
  for (const name of readdirSync(MEMORY)) {
    if (name.startsWith(PREFIX) && isOld(join(MEMORY, name))) remove(join(MEMORY, name));
  }
  const folder = mkdtempSync(join(MEMORY, PREFIX));
  // Servers that root starts run as another user, who has to get to the folders of their own below.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.once("exit", () => remove(folder));
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    process.once(signal, () => process.exit(status));
  }
}

function hasPlenty() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= PLENTY_BYTES;
  } catch {
    return false;
  }
}

function isOld(folder) {
  try {
    return Date.now() - statSync(folder).mtimeMs > LONG_AGO_MILLISECONDS;
  } catch {
    return false;
  }
}

/** Removes a folder; one of another user stays. */
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // What is left is in nobody's way.
  }
}
