import { parentPort, workerData } from "node:worker_threads";
import { prepareToOpen } from "@gongkai/documents";
import type { CheckOutcome } from "./check-task.ts";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import type { ReaderReply, ReaderStart, ThreadTask } from "./thread-messages.ts";

const port = parentPort;
if (port === null) throw new Error("reader-worker runs as a worker thread only");
// What createReaderThread hands over.
const { work, rules, inHand, isLoading } = workerData as ReaderStart;

/** What a thread does with a document, and what of the outcome is handed over instead of being copied. */
interface Work {
  readonly read: (task: ThreadTask) => Promise<ReadOutcome | CheckOutcome>;
  readonly transferablesOf: (outcome: ReadOutcome | CheckOutcome) => readonly ArrayBuffer[];
}

/** Each kind of work loads its own code: a thread that checks needs none of the database's. */
async function loadWork(): Promise<Work> {
  if (work === "check") {
    const { checkTask } = await import("./check-task.ts");
    return { read: (task) => checkTask(task, rules.config), transferablesOf: () => [] };
  }
  const [{ readTask }, { transferablesOf }] = await Promise.all([
    import("./read-task.ts"),
    import("@gongkai/db"),
  ]);
  return {
    // Threads that store are given documents with all that the ledger needs to know.
    read: (task) => readTask(task as DocumentTask, rules),
    transferablesOf: (outcome) =>
      outcome.kind === "reports" ? outcome.encoded.flatMap(transferablesOf) : [],
  };
}

function say(reply: ReaderReply<ReadOutcome | CheckOutcome>, transferred: readonly ArrayBuffer[] = []): void {
  port?.postMessage(reply, transferred);
}

const { read, transferablesOf } = await loadWork();
port.on("message", async (tasks: readonly ThreadTask[]) => {
  const outcomes: (ReadOutcome | CheckOutcome)[] = [];
  for (const [index, task] of tasks.entries()) {
    Atomics.store(inHand, 0, index);
    Atomics.store(isLoading, 0, 1);
    await prepareToOpen(task.bytes);
    Atomics.store(isLoading, 0, 0);
    outcomes.push(await read(task));
  }
  // The reports of a document may share their bytes.
  say({ kind: "read", outcomes }, [...new Set(outcomes.flatMap(transferablesOf))]);
});
say({ kind: "ready" });
