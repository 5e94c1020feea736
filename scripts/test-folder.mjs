import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const PREFIX = "gongkai-tests-";
/** What test runs take at once is a fraction of it. */
const PLENTY_BYTES = 4 * 1024 ** 3;

/**
 * Lets the temporary files of this process and those that it starts be in memory, where the system offers plenty of it and nobody
 * has chosen another folder. Tests make thousands of small databases of hundreds of files each, and a disk spends more time on
 * those than the tests on theirs. The files are removed when this process ends; what a killed one left is removed by the next.
 */
export function keepTemporaryFilesInMemory() {
  if (process.env.TMPDIR || !hasPlenty()) return;
  for (const name of readdirSync(MEMORY)) {
    const [pid] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split("-") : [];
    if (pid && !isAlive(Number(pid))) remove(join(MEMORY, name));
  }
  const folder = mkdtempSync(join(MEMORY, `${PREFIX}${process.pid}-`));
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

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
