/**
 * The places at which a test can kill the process, in the order in which a document passes them. Each stands on a
 * boundary: what was done before it may have happened, what comes after has not.
 */
export const FAILPOINTS = [
  "inputs-before-accept-commit",
  "inputs-accepted",
  "inputs-before-claim-commit",
  "inputs-claimed",
  "documents-read",
  "documents-parsed",
  "store-begun",
  "store-sources-written",
  "store-agencies-written",
  "store-reports-written",
  "store-versions-written",
  "store-contents-written",
  "store-findings-written",
  "store-queues-written",
  "ledger-lease-held",
  "ledger-documents-written",
  "ledger-quarantine-written",
  "store-before-commit",
  "store-committed",
  "inputs-finished",
  "inputs-failed",
  "inputs-released",
  "quarantine-taken",
  "quarantine-dropped",
  "outbox-claimed",
  "outbox-documents-loaded",
  "search-before-write",
  "search-written",
  "outbox-before-complete",
  "outbox-completed",
  "checks-claimed",
  "checks-before-commit",
  "checks-committed",
] as const;

/** A place at which a test can kill the process. */
export type FailpointName = (typeof FAILPOINTS)[number];

/** `name` or `name:n`, where the n-th time that the place is passed counts. */
const SETTING = process.env.GONGKAI_FAILPOINT;

function killAt(setting: string): (name: FailpointName) => void {
  const [place = "", count = "1"] = setting.split(":");
  let left = Number(count);
  return (name) => {
    if (name !== place) return;
    left -= 1;
    // Nothing can catch this signal: no file is flushed, no transaction rolled back, no handler run.
    if (left === 0) process.kill(process.pid, "SIGKILL");
  };
}

/**
 * Kills this process, as a power cut would, when the environment variable GONGKAI_FAILPOINT names this place. Only tests
 * set it; it is read once, and without it this does nothing.
 */
export const failpoint: (name: FailpointName) => void =
  SETTING === undefined || SETTING === "" ? () => {} : killAt(SETTING);
